namespace Soc.Functions.Tests.Driver;

/// <summary>Runs an orchestrator and all its continuations on the calling thread, one after the other.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <param name="feed">Calls <see cref="Step"/> for each thing that happens.</param>
    public static Task Run(Func<Task> orchestrator, Action feed)
    {
        var before = Current;
        var thread = new SingleThread();
        SetSynchronizationContext(thread);
        try
        {
            var task = orchestrator();
            thread.Drain();
            feed();
            return task;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public static void Step(Action step)
    {
        step();
        ((SingleThread)Current!).Drain();
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread) throw new NonDeterministicException("An orchestrator was continued by another thread.");
        _work.Enqueue((d, state));
    }

    private void Drain()
    {
        while (_work.TryDequeue(out var work)) work.Callback(work.State);
    }
}
