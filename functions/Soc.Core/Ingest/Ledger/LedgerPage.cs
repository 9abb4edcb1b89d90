namespace Soc.Core.Ingest.Ledger;

/// <summary>A document of the ledger as it stands in memory. Changed in place, and dropped when it could not be written.</summary>
internal abstract class LedgerPage
{
    /// <summary>Of the document; null while the store holds none.</summary>
    public string? ETag { get; set; }

    /// <summary>What it costs to hold, in entries.</summary>
    public virtual int Weight => 32;

    /// <summary>JSON.</summary>
    public abstract string Write();
}
