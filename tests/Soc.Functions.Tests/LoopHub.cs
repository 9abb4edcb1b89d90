using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;

namespace Soc.Functions.Tests;

/// <summary>The alerts hub in memory, with one partition.</summary>
internal sealed class LoopHub : EventHubProducerClient
{
    private readonly Dictionary<EventDataBatch, List<EventData>> _open = [];
    private readonly List<EventData> _sent = [];
    private int _taken;

    /// <summary>Who published last had to say whose alerts they are.</summary>
    public HashSet<string> Keys { get; } = [];

    public override ValueTask<EventDataBatch> CreateBatchAsync(CreateBatchOptions options, CancellationToken cancellationToken = default)
    {
        var messages = new List<EventData>();
        var batch = EventHubsModelFactory.EventDataBatch(0, messages, options, _ => true);
        _open.Add(batch, messages);
        Keys.Add(options.PartitionKey);
        return new(batch);
    }

    public override Task SendAsync(EventDataBatch eventBatch, CancellationToken cancellationToken = default)
    {
        _sent.AddRange(_open[eventBatch]);
        return Task.CompletedTask;
    }

    /// <summary>What came since the last call, as a trigger gets it.</summary>
    public EventData[] Take()
    {
        var fresh = _sent.Skip(_taken).Select((message, index) => EventHubsModelFactory.EventData(message.EventBody, sequenceNumber: _taken + index, offsetString: $"{_taken + index}")).ToArray();
        _taken = _sent.Count;
        return fresh;
    }
}
