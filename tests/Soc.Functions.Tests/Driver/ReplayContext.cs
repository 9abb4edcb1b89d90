using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Soc.Functions.Tests.Driver;

/// <summary>
/// One replay of one orchestration. External events behave as in durabletask-dotnet, src/Worker/Core/Shims/TaskOrchestrationContextWrapper.cs:
/// the latest wait of a name gets the event, and a wait that was cancelled stays in line and swallows one.
/// </summary>
/// <param name="oldestFirst">The wait that was there first gets the event, cancelled or not, as in earlier workers.</param>
internal sealed class ReplayContext(Instance instance, bool oldestFirst) : TaskOrchestrationContext
{
    private readonly List<Action<Happened>> _answers = [];
    private readonly Dictionary<string, LinkedList<Func<string?, bool>>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<string?>> _buffer = new(StringComparer.OrdinalIgnoreCase);
    private int _guids;
    private DateTime _now = instance.StartedAt;

    public override TaskName Name => instance.Name;
    public override string InstanceId => instance.Id;
    public override ParentOrchestrationInstance? Parent => null;
    public override DateTime CurrentUtcDateTime => _now;
    public override bool IsReplaying => true;
    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public (string? Input, bool Keep)? NextPage { get; private set; }
    public int AskedFor => _answers.Count;
    public bool Waits => _waits.Values.Any(waits => waits.Count > 0);
    public IEnumerable<(string Name, string? Payload)> Unheard => _buffer.SelectMany(pair => pair.Value.Select(payload => (pair.Key, payload)));

    public void Apply(Happened happened)
    {
        _now = happened.At;
        if (happened is Happened.Raised raised) Hear(raised);
        else _answers[happened is Happened.Answered answered ? answered.Asked : ((Happened.Failed)happened).Asked](happened);
    }

    public override T? GetInput<T>() where T : default => Wire.Read<T>(instance.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        Ask<TResult>(new Asked.Activity(name, Wire.Write(input) ?? "null"));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var id = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        return Ask<TResult>(new Asked.SubOrchestration(orchestratorName, id, Wire.Write(input) ?? "null"));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var index = _answers.Count;
        var source = new TaskCompletionSource<object?>();
        Record(new Asked.Timer(fireAt.ToUniversalTime()), _ => source.TrySetResult(null));
        cancellationToken.Register(() =>
        {
            if (source.TrySetCanceled(cancellationToken)) instance.Cancelled.Add(index);
        });
        return source.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        var source = new TaskCompletionSource<T>();
        if (_buffer.TryGetValue(eventName, out var waiting) && waiting.TryDequeue(out var payload))
        {
            source.SetResult(Wire.Read<T>(payload)!);
            return source.Task;
        }
        if (!_waits.TryGetValue(eventName, out var waits)) _waits[eventName] = waits = new();
        waits.AddLast(json => source.TrySetResult(Wire.Read<T>(json)!));
        cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        return source.Task;
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        NextPage = (Wire.Write(newInput), preserveUnprocessedEvents);

    public override Guid NewGuid() =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{InstanceId}_{_now:o}_{_guids++}")).AsSpan(0, 16));

    private Task<T> Ask<T>(Asked asked)
    {
        var source = new TaskCompletionSource<T>();
        Record(asked, happened =>
        {
            if (happened is Happened.Answered answered) source.TrySetResult(Wire.Read<T>(answered.Result)!);
            else source.TrySetException(new InvalidOperationException(((Happened.Failed)happened).Why));
        });
        return source.Task;
    }

    private void Record(Asked asked, Action<Happened> answer)
    {
        var index = _answers.Count;
        _answers.Add(answer);
        if (index == instance.Asked.Count) instance.Asked.Add(asked);
        else if (instance.Asked[index] != asked)
            throw new NonDeterministicException($"{instance.Name} asked for {instance.Asked[index]} as its step {index} first, and for {asked} when it was replayed.");
    }

    private void Hear(Happened.Raised raised)
    {
        if (_waits.TryGetValue(raised.Name, out var waits) && waits.Count > 0)
        {
            var wait = oldestFirst ? waits.First! : waits.Last!;
            waits.Remove(wait);
            wait.Value(raised.Payload);
            return;
        }
        if (!_buffer.TryGetValue(raised.Name, out var buffer)) _buffer[raised.Name] = buffer = new();
        buffer.Enqueue(raised.Payload);
    }
}
