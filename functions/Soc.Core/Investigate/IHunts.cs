using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Investigate;

/// <summary>Asks a tenant's own logs a question that a hunt of ours wrote down.</summary>
public interface IHunts
{
    /// <exception cref="StoreBusyException">The logs cannot answer just now; trying again may help.</exception>
    /// <exception cref="StoreUnusableException">We may not read these logs; trying again will not help.</exception>
    ValueTask<HuntOutcome> Run(TenantId tenant, Hunt hunt, CancellationToken cancellation = default);
}

/// <param name="Id">For people and logs ("sessions-of-an-address").</param>
/// <param name="Query">KQL of our own, which reads its parameters by name. Never holds a value that came from outside.</param>
/// <param name="Parameters">Values from outside; names are KQL identifiers.</param>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC.</param>
/// <param name="Timeout">How long the logs may take; Log Analytics allows at most ten minutes.</param>
public sealed record Hunt(
    string Id,
    string Query,
    IReadOnlyDictionary<string, HuntValue> Parameters,
    DateTimeOffset From,
    DateTimeOffset To,
    TimeSpan Timeout);

/// <summary>A value of a hunt's parameter. Attacker-controlled.</summary>
public abstract record HuntValue
{
    private HuntValue() { }

    public sealed record Text(string Value) : HuntValue;

    public sealed record Texts(IReadOnlyList<string> Values) : HuntValue;

    public sealed record Number(long Value) : HuntValue;

    public sealed record Instant(DateTimeOffset Value) : HuntValue;
}

/// <summary>What a hunt brought home.</summary>
public abstract record HuntOutcome
{
    private HuntOutcome() { }

    /// <summary>Everything that the logs hold about the question.</summary>
    public sealed record Complete(HuntTable Table) : HuntOutcome;

    /// <summary>Some of it: what is not in the table may still be in the logs.</summary>
    /// <param name="Reason">The logs' own words.</param>
    public sealed record Partial(HuntTable Table, string Reason) : HuntOutcome;

    /// <summary>No answer within the hunt's time.</summary>
    public sealed record TimedOut(TimeSpan After) : HuntOutcome;

    /// <summary>The logs do not understand the hunt: a table that this tenant does not send, or a mistake of ours.</summary>
    /// <param name="Reason">The logs' own words.</param>
    public sealed record Refused(string Reason) : HuntOutcome;

    /// <summary>We hold no logs of this tenant.</summary>
    public sealed record NotConnected : HuntOutcome;
}

/// <param name="Rows">One cell for each column, as invariant text (times in ISO 8601, UTC; dynamic values as JSON); null for an empty cell. Attacker-controlled.</param>
public sealed record HuntTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    public static readonly HuntTable Empty = new([], []);
}
