using Soc.Simulator.Day.Sources;

namespace Soc.Simulator.Day.Habits;

/// <summary>Something the office does all day.</summary>
/// <param name="Share">Its part of the ordinary signals, in thousandths.</param>
internal abstract class Habit(int share)
{
    public int Share { get; } = share;

    /// <summary>Everything the office does, a thousand thousandths together.</summary>
    public static IReadOnlyList<Habit> All { get; } =
    [
        new Surfing(),
        new ServiceTraffic(),
        new StartingPrograms(),
        new WorkingOnFiles(),
        new RefreshingTokens(),
        new SigningIn(),
        new Corresponding(),
        new ReadingMail(),
        new TidyingMail(),
        new ClickingLinks(),
        new KeepingDirectory(),
    ];

    /// <summary>Without end: whoever asks takes as many as the share allows.</summary>
    public IEnumerable<SourceRecord> Perform(Dice dice)
    {
        while (true)
            foreach (var record in Once(dice))
                yield return record;
    }

    private protected abstract IEnumerable<SourceRecord> Once(Dice dice);
}
