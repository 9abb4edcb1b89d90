using Soc.Core.Incidents;

namespace Soc.Cli.Demo;

/// <summary>What a person at the terminal says to a card.</summary>
internal abstract record Answer
{
    private Answer() { }

    /// <param name="Actions">Null for all of the card's.</param>
    public sealed record Decide(Verdict Verdict, IReadOnlyList<string>? Actions = null) : Answer;

    public sealed record Details : Answer;

    /// <summary>The incident stays open; "soc decide" goes on with it.</summary>
    public sealed record Leave : Answer;
}
