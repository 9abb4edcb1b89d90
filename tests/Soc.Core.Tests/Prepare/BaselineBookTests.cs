using Soc.Contracts;
using Soc.Core.Prepare;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Prepare;

public sealed class BaselineBookTests
{
    private const string Mira = TestTenant.MiraId;

    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly TenantId Other = TenantId.Parse("0b8f1f52-7c1e-4f0a-8d53-2a6a3f1f0c11");

    private readonly InMemoryDocumentStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private BaselineBook Book => new(_store);

    [Fact]
    public async Task Days_are_rolled_up_and_today_is_left_out()
    {
        foreach (var back in Enumerable.Range(1, 8)) await Book.Note([Seen(back, "DE")], Cancellation);
        foreach (var hour in Enumerable.Range(0, 5)) await Book.Note([Seen(0, "NG")], Cancellation);

        Assert.Equal(1, await Book.RollUp(TestTenant.Id, Today, Cancellation));

        var baseline = Assert.Single(await Book.Of(TestTenant.Id, Cancellation));
        Assert.Equal((Mira, 8), (baseline.UserId, baseline.Days));
        Assert.Equal([new(Habit.Country, "DE", 8)], baseline.Values);
    }

    [Fact]
    public async Task Noting_the_same_again_changes_nothing()
    {
        var book = Book;
        foreach (var other in new[] { book, book, Book }) await other.Note([Seen(1, "DE"), Seen(1, "DE"), Seen(1, "FR")], Cancellation);

        await Book.RollUp(TestTenant.Id, Today, Cancellation);

        Assert.Equal([1, 1], Assert.Single(await Book.Of(TestTenant.Id, Cancellation)).Values.Select(value => value.Days));
    }

    [Fact]
    public async Task What_no_window_reaches_any_more_is_forgotten()
    {
        await Book.Note([Seen(Baseline.Window, "DE")], Cancellation);
        await Book.RollUp(TestTenant.Id, Today, Cancellation);
        Assert.Single(await Book.Of(TestTenant.Id, Cancellation));

        await Book.RollUp(TestTenant.Id, Today.AddDays(1), Cancellation);

        Assert.Empty(await Book.Of(TestTenant.Id, Cancellation));
        Assert.Equal(0, await Book.RollUp(TestTenant.Id, Today, Cancellation));
    }

    [Fact]
    public async Task Tenants_never_see_each_others_habits()
    {
        await Book.Note([Seen(1, "DE"), Seen(1, "FR") with { Tenant = Other }], Cancellation);
        await Book.RollUp(TestTenant.Id, Today, Cancellation);
        await Book.RollUp(Other, Today, Cancellation);

        Assert.Equal(["DE"], Assert.Single(await Book.Of(TestTenant.Id, Cancellation)).Values.Select(value => value.Value));
        Assert.Equal(["FR"], Assert.Single(await Book.Of(Other, Cancellation)).Values.Select(value => value.Value));
    }

    [Fact]
    public async Task The_stored_directory_knows_what_is_usual()
    {
        var directories = new StoredDirectories(_store, new SettableClock(new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero)));
        await directories.Save(TenantProfile.Empty(TestTenant.Id), Cancellation);
        await Book.Note(Enumerable.Range(1, 9).Select(back => Seen(back, "DE")), Cancellation);
        await Book.RollUp(TestTenant.Id, Today, Cancellation);

        var directory = (await directories.Find(TestTenant.Id, Cancellation))!;

        Assert.Equal((true, false), (directory.FindBaseline(Mira)!.IsUsual(Habit.Country, "DE"), directory.FindBaseline(Mira)!.IsUsual(Habit.Country, "NG")));
    }

    private static HabitSighting Seen(int daysBack, string country) => new(TestTenant.Id, Mira, Today.AddDays(-daysBack), new(Habit.Country, country));
}
