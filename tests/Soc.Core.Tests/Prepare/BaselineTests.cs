using Soc.Core.Normalize;
using Soc.Core.Prepare;

namespace Soc.Core.Tests.Prepare;

public sealed class BaselineTests
{
    private static readonly DateOnly First = new(2026, 11, 2);

    [Fact]
    public void What_was_seen_on_three_days_is_usual_and_what_was_seen_on_two_is_not()
    {
        var baseline = Baseline.Of("u", [.. Days(7, "DE"), Day(8, "DE", "FR"), Day(9, "DE", "FR"), Day(10, "DE", "AT"), Day(11, "AT"), Day(12, "AT")]);

        Assert.True(baseline.IsUsual(Habit.Country, "DE"));
        Assert.True(baseline.IsUsual(Habit.Country, "AT"));
        Assert.False(baseline.IsUsual(Habit.Country, "FR"));
        Assert.False(baseline.IsUsual(Habit.Network, "DE"));
    }

    [Fact]
    public void Before_a_week_is_known_nothing_is_unusual()
    {
        Assert.Null(Baseline.Of("u", [.. Days(6, "DE")]).IsUsual(Habit.Country, "NG"));
        Assert.False(Baseline.Of("u", [.. Days(7, "DE")]).IsUsual(Habit.Country, "NG"));
    }

    [Fact]
    public void The_order_of_the_days_does_not_matter()
    {
        var days = new[] { Day(1, "DE", "FR"), Day(2, "FR", "DE"), Day(3, "AT") };

        Assert.Equal(SocJson.Write(Baseline.Of("u", days)), SocJson.Write(Baseline.Of("u", [.. days.Reverse()])));
    }

    [Fact]
    public void A_day_in_too_many_places_is_nobodys_habit()
    {
        var everywhere = Day(1, [.. Enumerable.Range(0, Baseline.MostADay + 1).Select(number => $"C{number:00}")]);

        Assert.Empty(Baseline.Of("u", [everywhere]).Values);
    }

    [Fact]
    public void Only_successful_sign_ins_of_people_are_habits()
    {
        Assert.Equal(
            [new(Habit.Country, "DE"), new(Habit.Network, "64496"), new HabitSeen(Habit.Application, "4765445b-32c6-49b0-83e6-1d93765276ca")],
            HabitSighting.Of(Event("EntraSignIn/success-on-managed-device")).Select(sighting => sighting.Seen).Order(Comparer<HabitSeen>.Create((a, b) => a.Habit.CompareTo(b.Habit))));
        Assert.Empty(HabitSighting.Of(Event("EntraSignIn/wrong-password")));
        Assert.Empty(HabitSighting.Of(Event("Office365Exchange/new-inbox-rule")));
    }

    private static SecurityEvent Event(string name) => Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event;

    private static IEnumerable<HabitDay> Days(int count, string country) => Enumerable.Range(0, count).Select(number => Day(number, country));

    private static HabitDay Day(int number, params IReadOnlyList<string> countries) =>
        new("u", First.AddDays(number), [.. countries.Select(country => new HabitSeen(Habit.Country, country))]);
}
