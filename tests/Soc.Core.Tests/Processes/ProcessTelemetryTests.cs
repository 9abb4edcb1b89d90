using System.Diagnostics;
using Soc.Contracts;
using Soc.Contracts.Parcels;
using Soc.Core.Processes;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Processes;

/// <summary>What a listener sees of a process's turn.</summary>
public sealed class ProcessTelemetryTests
{
    private static readonly ProcessId Id = Parcel.IdOf(TenantId.Parse("11111111-2222-4333-8444-555555555557"), "p-traced");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_effect_that_fails_marks_its_span_and_still_fails()
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        var clock = new SettableClock(new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var store = new InMemoryDocumentStore();
        var engine = new ProcessEngine(store, ParcelWorld.Definitions, new BrokenWorld(clock), new Unheard(), clock);
        await engine.Deliver(Id, new ParcelCommand.Send("Ada", "main"), cancellation: Cancellation);

        await Assert.ThrowsAsync<HttpRequestException>(() => engine.Advance(Id, Cancellation));

        var effect = Assert.Single(spans, span => span.DisplayName == "soc.effect");
        Assert.Equal((ActivityStatusCode.Error, nameof(HttpRequestException)), (effect.Status, effect.StatusDescription));
        Assert.Equal(Id.Key, Assert.Single(spans, span => span.SpanId == effect.ParentSpanId).GetTagItem("soc.process.key"));
    }

    /// <summary>Other tests run beside this one: only the spans of its own process count, and those below them.</summary>
    private static ActivityListener Listen(List<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SocTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => { if ((span.Parent ?? span).GetTagItem("soc.process.key") is "p-traced") spans.Add(span); },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class BrokenWorld(TimeProvider clock) : ParcelWorld(clock)
    {
        protected override Task Happen(string key, string what, CancellationToken cancellation) => throw new HttpRequestException("no answer");
    }

    private sealed class Unheard : IWakeBook
    {
        public Task<Delivery> WakeAfter(ProcessId target, Func<Task<Delivery>> append, CancellationToken cancellation) => append();
    }
}
