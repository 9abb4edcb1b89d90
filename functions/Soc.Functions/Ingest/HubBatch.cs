using System.Globalization;
using System.Text.Json;
using Azure.Messaging.EventHubs;
using Microsoft.Azure.Functions.Worker;
using Soc.Core.Ingest;

namespace Soc.Functions.Ingest;

/// <summary>What an Event Hubs trigger hands over, in Core's words.</summary>
internal static class HubBatch
{
    private const string Unknown = "unknown";

    public static IReadOnlyList<InboundMessage> Of(EventData[] events, FunctionContext context)
    {
        var (hub, partition) = Whence(context.BindingContext.BindingData.GetValueOrDefault("PartitionContext") as string);
        return [.. events.Select(@event => new InboundMessage(new(hub, partition, OffsetOf(@event), 0) { TakenAt = TakenAt(@event) }, @event.EventBody.ToMemory(), @event.EnqueuedTime))];
    }

    /// <summary>The worker cannot bind PartitionContext; it comes as JSON among the binding data (github.com/Azure/azure-functions-dotnet-worker/issues/544).</summary>
    private static (string Hub, string Partition) Whence(string? json)
    {
        if (json is null) return (Unknown, Unknown);
        using var document = JsonDocument.Parse(json);
        return (Text(document.RootElement, "EventHubName"), Text(document.RootElement, "PartitionId"));
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : Unknown;

    /// <summary>Events that no hub has handed over were enqueued in the year 1.</summary>
    private static DateTimeOffset? TakenAt(EventData @event) => @event.EnqueuedTime == default ? null : @event.EnqueuedTime;

    /// <summary>Offsets are numbers, except where a namespace is replicated across regions: there the sequence number says where it lies.</summary>
    private static long OffsetOf(EventData @event) =>
        long.TryParse(@event.OffsetString, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : @event.SequenceNumber;
}
