namespace Soc.Simulator.Server;

/// <summary>What goes wrong on demand.</summary>
public abstract record Fault
{
    private Fault() { }

    /// <summary>429 with Retry-After in seconds, or as an HTTP date.</summary>
    public sealed record Throttled(TimeSpan RetryAfter, bool AsDate = false) : Fault;

    /// <summary>503, with or without Retry-After.</summary>
    public sealed record Unavailable(TimeSpan? RetryAfter = null) : Fault;

    /// <summary>Any other status with an error body of the called API.</summary>
    public sealed record Error(int Status, string Code, string Message) : Fault;

    /// <summary>The connection breaks before anything is done.</summary>
    public sealed record ConnectionDropped : Fault;

    /// <summary>The deed is done and noted; the connection breaks before the answer is sent.</summary>
    public sealed record AnswerLost : Fault;
}

/// <param name="Method">Upper case; any where null.</param>
/// <param name="Route">Path from its start, "*" for any segment: "/v1.0/users/*/revokeSignInSessions". Every path where null.</param>
/// <param name="Times">How many calls it hits.</param>
/// <param name="After">How many calls it lets pass before.</param>
/// <param name="PerPath">Counts every method and path on its own: with Times 1, the first call to each is hit.</param>
public sealed record FaultRule(string? Method, string? Route, Fault Fault, int Times = 1, int After = 0, bool PerPath = false)
{
    internal bool Matches(string method, IReadOnlyList<string> segments)
    {
        if (Method is not null && Method != method) return false;
        if (Route is null) return true;
        var wanted = Route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length <= segments.Count
            && wanted.Index().All(part => part.Item == "*" || part.Item.Equals(segments[part.Index], StringComparison.OrdinalIgnoreCase));
    }
}
