namespace Soc.Simulator.Server;

/// <summary>How the loopback tenant behaves. All spans are measured on the server's TimeProvider.</summary>
public sealed record TenantServerOptions
{
    /// <summary>How long a revocation of sessions takes until signInSessionsValidFromDateTime shows it.</summary>
    public TimeSpan SessionsVisibleAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a machine action stays Pending.</summary>
    public TimeSpan PendingFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it is InProgress after that.</summary>
    public TimeSpan InProgressFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How machine actions end on a machine (machine id to status: Failed, TimeOut); Succeeded where nothing is said.</summary>
    public IReadOnlyDictionary<string, string> MachineActionEndings { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// A second isolate (or unisolate) is sometimes answered with the pending action of the first instead of 400
    /// (github.com/MicrosoftDocs/microsoft-365-docs/issues/5903).
    /// </summary>
    public bool DuplicateAnswersPendingAction { get; init; }

    /// <summary>Items on one page of a collection before @odata.nextLink is used.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The only bearer token accepted; any is where null.</summary>
    public string? Token { get; init; }

    /// <summary>Where accepted changes are kept, one JSON object per line; in memory only where null. Folded over the seed at the start.</summary>
    public string? JournalFile { get; init; }

    /// <summary>Faults from the start; more can be added while the server runs.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];
}
