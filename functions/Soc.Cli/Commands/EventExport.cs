using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Cli.Commands;

/// <summary>Reads recorded signals and writes each event as it is read; only one message is in memory at a time.</summary>
internal sealed class EventExport(ServedTenants tenants, Func<JsonObject, Task> write)
{
    private readonly Ingestor _ingestor = new(tenants);

    /// <summary>How many records were not written, by reason.</summary>
    public Dictionary<string, int> Unreadable { get; } = new(StringComparer.Ordinal);

    public async Task Read(ReplayInput input, CancellationToken cancellation)
    {
        await using var stream = input.Open();
        await foreach (var message in MessageReader.Read(stream, cancellation))
        {
            if (message is not StreamedMessage.Complete complete) continue;
            var result = _ingestor.Read(complete.Body, input.At(complete.Offset, complete.Line));
            foreach (var unreadable in result.Quarantined) Count(unreadable);
            foreach (var signal in result.Signals) await Write(signal);
        }
    }

    private async Task Write(Signal signal)
    {
        switch (Normalizer.Normalize(signal, tenants[signal.Tenant]))
        {
            case Normalization.Succeeded succeeded:
                await write(OcsfEventJson.Of(succeeded.Event));
                break;
            case Normalization.Failed failed:
                Count(failed.Signal);
                break;
        }
    }

    private void Count(QuarantinedSignal unreadable) => Unreadable[unreadable.Reason] = Unreadable.GetValueOrDefault(unreadable.Reason) + 1;
}
