using Soc.Core.Prepare;
using Soc.Core.Recover;

namespace Soc.Core.Review;

/// <summary>Somebody whom the law requires to be told, and how that stands.</summary>
/// <param name="Standing">In words: running, due soon, missed, told or not required.</param>
/// <param name="By">Who answered; null while nobody has.</param>
/// <param name="Note">That person's own words.</param>
public sealed record DutyLine(string Id, string Title, string Law, DateTimeOffset RunsFrom, DateTimeOffset DueAt, string Standing, string? By, DateTimeOffset? AnsweredAt, string? Note)
{
    /// <summary>By when they are due.</summary>
    public static IReadOnlyList<DutyLine> Of(NotificationState state, TenantDirectory directory) =>
        [.. state.Clocks.Values.OrderBy(clock => clock.DueAt).ThenBy(clock => clock.Duty.Id, StringComparer.Ordinal).Select(clock => Of(clock, state.Stopped, directory))];

    private static DutyLine Of(NotificationClock clock, string? stopped, TenantDirectory directory) => new(
        clock.Duty.Id,
        clock.Duty.Title,
        clock.Duty.Law,
        clock.RunsFrom,
        clock.DueAt,
        Words(clock, stopped),
        clock.Answer is { } answer ? DecisionView.NameOf(answer.By, directory) : null,
        clock.Answer?.At,
        clock.Answer?.Note);

    private static string Words(NotificationClock clock, string? stopped) => clock switch
    {
        { Answer: { Fulfilled: true } told } => told.At > clock.DueAt ? "told, late" : "told",
        { Answer: not null } => "not required",
        _ when stopped is not null => $"stopped: {stopped}",
        { Stage: ClockStage.Missed } => "missed",
        { Stage: ClockStage.DueSoon } => "due soon",
        _ => "running",
    };
}
