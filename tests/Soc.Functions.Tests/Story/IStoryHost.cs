using Soc.Core.Processes;
using Soc.Core.Review;
using Soc.Core.Stores;
using Soc.Simulator.Server;

namespace Soc.Functions.Tests.Story;

/// <summary>A SOC on some engine, as the story drives it.</summary>
internal interface IStoryHost : IAsyncDisposable
{
    DateTimeOffset Now { get; }

    IDocumentStore Store { get; }

    CaseFiles Cases { get; }

    IReadOnlyList<JournalEntry> Journal { get; }

    Task Take(Simulator.Day.HubMessage message, CancellationToken cancellation);

    Task MoveTo(DateTimeOffset instant, CancellationToken cancellation);

    Task<Delivery> Tell(ProcessId target, object command, CancellationToken cancellation);
}
