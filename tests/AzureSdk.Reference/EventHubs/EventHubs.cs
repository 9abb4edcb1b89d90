using Azure.Core;
using Azure.Messaging.EventHubs.Producer;

// Signatures: sdk/eventhub/Azure.Messaging.EventHubs/api/Azure.Messaging.EventHubs.net8.0.cs. Nothing here speaks AMQP: tests override the
// client's virtual members and make batches with EventHubsModelFactory, as the package means it
// (sdk/eventhub/Azure.Messaging.EventHubs/samples/Sample11_MockingClientTypes.md), so the same tests run on the package.

namespace Azure.Messaging.EventHubs
{
    public class EventData
    {
        public EventData(string eventBody) : this(new BinaryData(eventBody)) { }

        public EventData(BinaryData eventBody) => EventBody = eventBody;

        public BinaryData EventBody { get; set; }

        public string ContentType { get; set; }

        public string MessageId { get; set; }

        public string OffsetString { get; internal init; }

        public long SequenceNumber { get; internal init; } = long.MinValue;

        public DateTimeOffset EnqueuedTime { get; internal init; }
    }

    public class EventHubsException : Exception
    {
        public EventHubsException(bool isTransient, string eventHubName, string message, FailureReason reason) : base(message) =>
            (IsTransient, EventHubName, Reason) = (isTransient, eventHubName, reason);

        public bool IsTransient { get; }

        public FailureReason Reason { get; }

        public string EventHubName { get; }

        public enum FailureReason
        {
            GeneralError = 0,
            ClientClosed = 1,
            ConsumerDisconnected = 2,
            ResourceNotFound = 3,
            MessageSizeExceeded = 4,
            QuotaExceeded = 5,
            ServiceBusy = 6,
            ServiceTimeout = 7,
            ServiceCommunicationProblem = 8,
            ProducerDisconnected = 9,
            InvalidClientState = 10,
        }
    }

    public static class EventHubsModelFactory
    {
        public static EventData EventData(
            BinaryData eventBody,
            IDictionary<string, object> properties = null,
            IReadOnlyDictionary<string, object> systemProperties = null,
            string partitionKey = null,
            long sequenceNumber = long.MinValue,
            string offsetString = null,
            DateTimeOffset enqueuedTime = default)
        {
            _ = (properties, systemProperties, partitionKey);
            return new(eventBody) { SequenceNumber = sequenceNumber, OffsetString = offsetString, EnqueuedTime = enqueuedTime };
        }

        /// <summary>A batch that asks the callback, keeps what it takes in the list, and says the given size (src/EventHubsModelFactory.cs, ListEventBatch).</summary>
        public static EventDataBatch EventDataBatch(
            long batchSizeBytes, IList<EventData> batchEventStore, CreateBatchOptions batchOptions = null, Func<EventData, bool> tryAddCallback = null) =>
            new(batchSizeBytes, batchEventStore, batchOptions, tryAddCallback);
    }
}

namespace Azure.Messaging.EventHubs.Producer
{
    public class EventHubProducerClient : IAsyncDisposable
    {
        private const string NoHub = "The reference slice speaks to no hub.";

        protected EventHubProducerClient() { }

        public EventHubProducerClient(
            string fullyQualifiedNamespace, string eventHubName, TokenCredential credential, EventHubProducerClientOptions clientOptions = null)
        {
            _ = (credential, clientOptions);
            (FullyQualifiedNamespace, EventHubName) = (fullyQualifiedNamespace, eventHubName);
        }

        public string FullyQualifiedNamespace { get; }

        public string EventHubName { get; }

        public virtual ValueTask<EventDataBatch> CreateBatchAsync(CreateBatchOptions options, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException(NoHub);

        public virtual Task SendAsync(EventDataBatch eventBatch, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException(NoHub);

        public virtual ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            return ValueTask.CompletedTask;
        }
    }

    public class EventHubProducerClientOptions;

    public class SendEventOptions
    {
        public string PartitionId { get; set; }

        public string PartitionKey { get; set; }
    }

    public class CreateBatchOptions : SendEventOptions
    {
        public long? MaximumSizeInBytes { get; set; }
    }

    public sealed class EventDataBatch : IDisposable
    {
        private readonly IList<EventData> _events;
        private readonly Func<EventData, bool> _takes;

        internal EventDataBatch(long size, IList<EventData> events, CreateBatchOptions options, Func<EventData, bool> takes)
        {
            (_events, _takes) = (events, takes ?? (_ => true));
            (SizeInBytes, MaximumSizeInBytes) = (size, options?.MaximumSizeInBytes ?? long.MaxValue);
        }

        public int Count => _events.Count;

        public long SizeInBytes { get; }

        public long MaximumSizeInBytes { get; }

        public bool TryAdd(EventData eventData)
        {
            if (!_takes(eventData)) return false;
            _events.Add(eventData);
            return true;
        }

        public void Dispose() { }
    }
}
