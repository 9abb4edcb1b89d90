using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Soc.Contracts;

namespace Soc.Functions.Tests.Driver;

/// <summary>
/// Runs orchestrators in memory, on a clock that is moved. After everything that happens an orchestrator is replayed from its beginning and must
/// ask for the same again.
/// </summary>
internal sealed class DurableDriver(SettableClock clock)
{
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<string, Task<object?>>> _activities = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, Instance> Instances => _instances;

    /// <summary>While set, events get lost on their way, as they can while an orchestration begins a new history.</summary>
    public bool LosesEvents { get; set; }

    /// <summary>Which of several waits of one name gets an event; to be chosen before anything runs.</summary>
    public bool OldestWaitFirst { get; init; }

    /// <summary>While set, the engine cannot be reached.</summary>
    public bool IsDown { get; set; }

    public DurableDriver Orchestrator(string name, Func<TaskOrchestrationContext, Task> run)
    {
        _orchestrators.Add(name, run);
        return this;
    }

    public DurableDriver Activity<TInput>(string name, Func<TInput, Task<object?>> run)
    {
        _activities.Add(name, input => run(Wire.Read<TInput>(input)!));
        return this;
    }

    public void Start(string name, string id, object? input) => _instances[id] = new(id, name, Wire.Write(input), Now);

    public void Raise(string id, string name, object? payload)
    {
        if (!LosesEvents && _instances.TryGetValue(id, out var instance) && instance.Status is OrchestrationRuntimeStatus.Running)
            instance.History.Add(new Happened.Raised(name, Wire.Write(payload), Now));
    }

    /// <summary>Until nothing is left to do at this instant.</summary>
    public async Task Run()
    {
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var instance in _instances.Values.ToList())
                busy |= Replay(instance) | await Answer(instance);
        }
    }

    /// <summary>When the next timer fires.</summary>
    public DateTimeOffset? NextTimer => Timers().Select(timer => (DateTimeOffset?)new DateTimeOffset(timer.At, TimeSpan.Zero)).Min();

    /// <summary>Moves the clock, and stops at every timer on the way.</summary>
    public async Task MoveTo(DateTimeOffset instant)
    {
        await Run();
        while (NextTimer is { } next && next <= instant)
        {
            if (next > clock.Now) clock.Now = next;
            foreach (var (instance, index, _) in Timers().Where(timer => timer.At <= Now).ToList())
            {
                instance.Settled.Add(index);
                instance.History.Add(new Happened.Answered(index, null, Now));
            }
            await Run();
        }
        if (instant > clock.Now) clock.Now = instant;
    }

    private DateTime Now => clock.Now.UtcDateTime;

    private IEnumerable<(Instance Instance, int Index, DateTime At)> Timers() =>
        from instance in _instances.Values
        where instance.Status is OrchestrationRuntimeStatus.Running
        from pair in instance.Asked.Index()
        where pair.Item is Asked.Timer && !instance.Settled.Contains(pair.Index) && !instance.Cancelled.Contains(pair.Index)
        select (instance, pair.Index, ((Asked.Timer)pair.Item).FireAt);

    /// <returns>Whether it got further than before.</returns>
    private bool Replay(Instance instance)
    {
        if (instance.Status is not OrchestrationRuntimeStatus.Running || instance.History.Count == instance.Replayed && instance.Asked.Count > 0) return false;
        var outcome = Turn(instance);
        Begin(instance);
        (instance.Replayed, instance.LongestHistory) = (instance.History.Count, Math.Max(instance.LongestHistory, instance.History.Count));
        if (outcome.Task.IsFaulted) (instance.Status, instance.Failure) = (OrchestrationRuntimeStatus.Failed, outcome.Task.Exception!.InnerException!.Message);
        else if (outcome.Task.IsCompleted && outcome.Context.NextPage is { } page) Turn(instance, page, outcome.Context);
        else if (outcome.Task.IsCompleted) instance.Status = OrchestrationRuntimeStatus.Completed;
        return true;
    }

    /// <summary>From the beginning, once with each further thing that happened.</summary>
    private (Task Task, ReplayContext Context) Turn(Instance instance)
    {
        for (var length = instance.Replayed; length < instance.History.Count; length++) Episode(instance, length);
        return Episode(instance, instance.History.Count);
    }

    private (Task Task, ReplayContext Context) Episode(Instance instance, int length)
    {
        var context = new ReplayContext(instance, OldestWaitFirst);
        var task = SingleThread.Run(() => _orchestrators[instance.Name](context), () =>
        {
            foreach (var happened in instance.History.Take(length).ToList()) SingleThread.Step(() => context.Apply(happened));
        });
        if (task.Exception?.InnerException is NonDeterministicException different) throw different;
        if (context.AskedFor < instance.Asked.Count)
            throw new NonDeterministicException($"{instance.Name} asked for {instance.Asked.Count} things, and for {context.AskedFor} when it was replayed.");
        if (length == instance.History.Count && !task.IsCompleted && !context.Waits && Enumerable.Range(0, instance.Asked.Count).All(index => instance.Settled.Contains(index) || instance.Cancelled.Contains(index)))
            throw new NonDeterministicException($"{instance.Name} waits for something that is none of its context's.");
        return (task, context);
    }

    private void Turn(Instance instance, (string? Input, bool Keep) page, ReplayContext context)
    {
        (instance.Input, instance.StartedAt, instance.Unheard) = (page.Input, Now, context.Unheard.Count());
        var kept = page.Keep ? context.Unheard.Select(each => new Happened.Raised(each.Name, each.Payload, Now)).ToList() : [];
        instance.Asked.Clear();
        instance.Settled.Clear();
        instance.Cancelled.Clear();
        instance.History.Clear();
        instance.History.AddRange(kept);
        (instance.Replayed, instance.Pages) = (0, instance.Pages + 1);
    }

    /// <summary>Runs the first activity that was asked for and not done.</summary>
    private async Task<bool> Answer(Instance instance)
    {
        var (index, asked) = instance.Asked.Index().FirstOrDefault(pair => pair.Item is Asked.Activity && !instance.Settled.Contains(pair.Index));
        if (asked is null) return false;
        instance.Settled.Add(index);
        instance.History.Add(await Do((Asked.Activity)asked, index));
        return true;
    }

    /// <summary>With the turn that asked for them, as the engine commits it: also where the orchestration ended or turned the page in the same breath.</summary>
    private void Begin(Instance instance)
    {
        foreach (var (index, asked) in instance.Asked.Index())
            if (asked is Asked.SubOrchestration sub && instance.Settled.Add(index)) Start(sub.Name, sub.Instance, sub.Input);
    }

    private void Start(string name, string id, string input) => _instances[id] = new(id, name, input, Now);

    private async Task<Happened> Do(Asked.Activity activity, int index)
    {
        try
        {
            return new Happened.Answered(index, Wire.Write(await _activities[activity.Name](activity.Input)), Now);
        }
        catch (ActivityCrash crash)
        {
            return new Happened.Failed(index, crash.Message, Now);
        }
    }
}

/// <summary>What a test has an activity die of.</summary>
internal sealed class ActivityCrash(string message) : Exception(message);
