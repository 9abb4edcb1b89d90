using System.Text;
using Soc.Contracts;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest;

public sealed class QuarantineReplayTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 17, 9, 5, 0, TimeSpan.Zero);

    private readonly InMemoryDocumentStore _documents = new();
    private readonly SourceLedger _ledger;
    private readonly Quarantine _quarantine;
    private readonly SettableClock _clock = new(Nine);
    private readonly List<long> _tried = [];

    /// <summary>Which offsets the present build reads.</summary>
    private HashSet<long> _readable = [];

    public QuarantineReplayTests() => (_ledger, _quarantine) = (new(_documents), new(_documents, new InMemoryEvidenceStore()));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_read_leaves_the_quarantine_and_moves_to_its_source_in_the_hour_it_arrived()
    {
        var row = await Lay(1);
        _readable = [1];

        Assert.True(await Replay.Try(row, Take, Cancellation));

        Assert.Empty(await Rows());
        Assert.Equal([new SourceHour(SignalSource.EntraSignIn, Nine.AddMinutes(-5), new(1, 1, 0, 0, 0, 1))], await Hours());
    }

    [Fact]
    public async Task A_replay_that_broke_off_before_the_row_was_gone_counts_nothing_twice()
    {
        var row = await Lay(1);
        _readable = [1];
        await Take(new(row.Position, await _quarantine.Content(row, Cancellation), row.ArrivedAt), Cancellation);

        await Replay.Try(row, Take, Cancellation);
        await Replay.Try(row, Take, Cancellation);

        Assert.Equal(new Counts(1, 1, 0, 0, 0, 1), Assert.Single(await Hours()).Counts);
    }

    [Fact]
    public async Task What_is_refused_again_but_recognized_by_now_waits_under_its_source()
    {
        var row = await Lay(1);

        Assert.False(await Replay.Try(row, (message, _) => Refuse(message, SignalSource.EntraSignIn), Cancellation));

        var left = Assert.Single(await Rows());
        Assert.Equal((SignalSource.EntraSignIn, QuarantineReason.WrongShape, row.ArrivedAt), (left.Source, left.Code, left.ArrivedAt));
        Assert.Equal([new SourceHour(SignalSource.EntraSignIn, Nine.AddMinutes(-5), new(1, 0, 0, 1, 0, 0))], await Hours());
    }

    [Fact]
    public async Task The_quarantine_is_tried_once_by_each_reader()
    {
        for (var offset = 0; offset < 3; offset++) await Lay(offset);

        Assert.Equal(new ReplayTally(3, 0), await Run("build 1"));
        Assert.Equal(new ReplayTally(0, 0), await RunNow("build 1"));
        _readable = [1];
        Assert.Equal(new ReplayTally(3, 1), await Run("build 2"));
        Assert.Equal([0L, 2L], (await Rows()).Select(row => row.Position.Offset).Order());
    }

    [Fact]
    public async Task More_than_a_portion_is_tried_run_by_run_and_a_record_that_breaks_its_reader_holds_up_none()
    {
        const int Several = QuarantineReplay.Portion + 7;
        for (var offset = 0; offset < Several; offset++) await Lay(offset);

        Assert.Equal(new ReplayTally(QuarantineReplay.Portion, 0), await Run("build", Break));
        Assert.Equal(new ReplayTally(7, 0), await RunNow("build", Break));
        Assert.Equal(new ReplayTally(0, 0), await RunNow("build", Break));
        Assert.Equal(Enumerable.Range(0, Several).Select(offset => (long)offset), _tried.Order());
    }

    [Fact]
    public async Task A_replay_that_the_store_broke_off_is_taken_up_again()
    {
        for (var offset = 0; offset < 3; offset++) await Lay(offset);

        await Assert.ThrowsAsync<StoreBusyException>(() => Run("build", (_, _) => throw new StoreBusyException("away")));

        Assert.Equal(new ReplayTally(3, 0), await RunNow("build"));
    }

    [Fact]
    public async Task A_record_of_pieces_that_are_numbered_anew_keeps_one_row()
    {
        var row = await Lay(1);

        Assert.False(await Replay.Try(row, (message, _) => Refuse(message with { Position = message.Position with { Index = 4 } }, null), Cancellation));

        Assert.Equal([row.Id], (await Rows()).Select(left => left.Id));
        Assert.Equal(new Counts(1, 0, 0, 1, 0, 0), Assert.Single(await Hours()).Counts);
    }

    [Fact]
    public void Another_build_and_another_claim_of_a_tenant_are_other_readers()
    {
        var (build, profile) = (Guid.NewGuid(), TestTenant.Directory.Profile);
        var reader = QuarantineReplay.ReaderOf(build, [profile]);

        Assert.Equal(reader, QuarantineReplay.ReaderOf(build, [profile with { Users = [] }]));
        Assert.NotEqual(reader, QuarantineReplay.ReaderOf(Guid.NewGuid(), [profile]));
        Assert.NotEqual(reader, QuarantineReplay.ReaderOf(build, [profile with { Collectors = ["fw01"] }]));
        Assert.NotEqual(reader, QuarantineReplay.ReaderOf(build, [profile, TenantProfile.Empty(TenantId.Parse("0b8f1f52-7c1e-4f0a-8d53-2a6a3f1f0c11"))]));
    }

    private QuarantineReplay Replay => new(_quarantine, _ledger, _documents, _clock);

    private async Task<ReplayTally> Run(string reader, Func<InboundMessage, CancellationToken, Task<IReadOnlyList<QuarantinedSignal>>>? take = null)
    {
        Assert.Equal(new ReplayTally(0, 0), await RunNow(reader, take, first: true));
        _clock.Now += QuarantineReplay.Settling;
        return await RunNow(reader, take);
    }


    /// <param name="first">Nobody has met this reader yet.</param>
    private async Task<ReplayTally> RunNow(string reader, Func<InboundMessage, CancellationToken, Task<IReadOnlyList<QuarantinedSignal>>>? take = null, bool first = false)
    {
        var before = _tried.Count;
        var tally = await Replay.RunWhenDue(reader, [TestTenant.Id], take ?? Take, Cancellation);
        Assert.True(!first || _tried.Count == before, "A reader that was just met tries nothing.");
        return tally;
    }

    /// <summary>A record of no source that is read, as a host quarantines it.</summary>
    private async Task<QuarantineRow> Lay(long offset)
    {
        var unreadable = new QuarantinedSignal(new("hub", "0", offset, 0), TestTenant.Id, QuarantineReason.UnknownSource, "category", Encoding.UTF8.GetBytes($"{{\"n\":{offset}}}"));
        await _quarantine.Add(unreadable, Nine, Cancellation);
        await _ledger.Enter([Arrival.Of(unreadable, Nine)], Cancellation);
        return (await _quarantine.Find(TestTenant.Id, Quarantine.IdOf(unreadable), Cancellation))!;
    }

    private async Task<IReadOnlyList<QuarantinedSignal>> Take(InboundMessage message, CancellationToken cancellation)
    {
        _tried.Add(message.Position.Offset);
        if (!_readable.Contains(message.Position.Offset)) return await Refuse(message, null);
        await _ledger.Enter([Arrival.Of(new Signal(TestTenant.Id, SignalSource.EntraSignIn, $"{message.Position.Offset}", Nine.AddHours(-1), message.Body, message.Position), message.ArrivedAt, Fate.Normalized)], cancellation);
        return [];
    }

    private Task<IReadOnlyList<QuarantinedSignal>> Break(InboundMessage message, CancellationToken cancellation)
    {
        _tried.Add(message.Position.Offset);
        throw new FormatException();
    }

    private async Task<IReadOnlyList<QuarantinedSignal>> Refuse(InboundMessage message, SignalSource? source)
    {
        var refused = new QuarantinedSignal(message.Position, TestTenant.Id, source is null ? QuarantineReason.UnknownSource : QuarantineReason.WrongShape, "again", message.Body) { Source = source };
        await _quarantine.Add(refused, message.ArrivedAt, Cancellation);
        await _ledger.Enter([Arrival.Of(refused, message.ArrivedAt)], Cancellation);
        return [refused];
    }

    private async Task<IReadOnlyList<QuarantineRow>> Rows() => await _quarantine.List(TestTenant.Id, cancellation: Cancellation).ToListAsync(Cancellation);

    private async Task<IReadOnlyList<SourceHour>> Hours() => await new LedgerReading(_documents).Hours(TestTenant.Id, Nine.AddDays(-1), Nine.AddDays(1), Cancellation);
}
