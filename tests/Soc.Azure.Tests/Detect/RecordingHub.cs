using System.Text;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;

namespace Soc.Azure.Tests.Detect;

/// <summary>
/// A hub that keeps what it is sent, made the way the package means its client to be replaced in tests. A batch counts its messages
/// as the client does (sdk/eventhub/Azure.Messaging.EventHubs/src/Amqp/AmqpEventBatch.cs): each one's AMQP size and 5 bytes more, or 8
/// over 255 bytes; the AMQP headers around body, id and content type are taken as 32 bytes, the envelope as 64.
/// </summary>
internal sealed class RecordingHub(int maximumSize = 1024 * 1024, Exception? failure = null) : EventHubProducerClient
{
    private const int Envelope = 64, Headers = 32;
    private readonly Dictionary<EventDataBatch, (string Key, List<EventData> Messages)> _open = [];

    public List<(string Key, IReadOnlyList<EventData> Messages)> Sent { get; } = [];

    public override ValueTask<EventDataBatch> CreateBatchAsync(CreateBatchOptions options, CancellationToken cancellationToken = default)
    {
        var messages = new List<EventData>();
        var size = Envelope;
        var batch = EventHubsModelFactory.EventDataBatch(Envelope, messages, options, message =>
        {
            if (size + SizeOf(message) > maximumSize) return false;
            size += SizeOf(message);
            return true;
        });
        _open.Add(batch, (options.PartitionKey, messages));
        return new(batch);
    }

    public override Task SendAsync(EventDataBatch eventBatch, CancellationToken cancellationToken = default)
    {
        if (failure is not null) return Task.FromException(failure);
        Sent.Add(_open[eventBatch]);
        return Task.CompletedTask;
    }

    private static int SizeOf(EventData message)
    {
        var size = Headers + message.EventBody.ToMemory().Length + Encoding.UTF8.GetByteCount(message.MessageId + message.ContentType);
        return size + (size <= 255 ? 5 : 8);
    }
}
