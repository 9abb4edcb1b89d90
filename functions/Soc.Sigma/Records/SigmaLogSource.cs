namespace Soc.Sigma;

/// <summary>
/// Where a record comes from, or which records a rule is written for
/// (Sigma specification, log source: product, category and service).
/// </summary>
/// <param name="Product">For instance <c>windows</c> or <c>azure</c>.</param>
/// <param name="Category">For instance <c>process_creation</c>.</param>
/// <param name="Service">For instance <c>signinlogs</c>.</param>
public sealed record SigmaLogSource(string? Product = null, string? Category = null, string? Service = null)
{
    /// <summary>What else a record is, or null: a line of the SSH server is one of the authentication log as well.</summary>
    public SigmaLogSource? Also { get; init; }

    /// <summary>Whether a rule with this log source sees records with <paramref name="record"/>: what the rule leaves open fits everything.</summary>
    public bool Fits(SigmaLogSource record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (Fits(Product, record.Product) && Fits(Category, record.Category) && Fits(Service, record.Service)) || (record.Also is { } also && Fits(also));
    }

    private static bool Fits(string? wanted, string? given) =>
        wanted is null || string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase);
}
