using System.Runtime.CompilerServices;
using Soc.Core;
using Soc.Core.Processes;
using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Functions.Processes;

/// <summary>
/// Who wants a turn: table "wakes", partition "tenant|wake". "kind|key|call.{nonce}" says that somebody tells the process something;
/// "kind|key|name" says how its orchestration is woken and when it is due.
/// </summary>
internal sealed class WakeTable(IDocumentStore store, TimeProvider clock)
{
    /// <summary>For so long an unconfirmed call is kept, though turns were taken: who made it may yet append. Longer than any function may run.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>How late a turn may be before somebody looks after it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string Table = "wakes";

    public async Task<WakeCall> Announce(ProcessId process, CancellationToken cancellation)
    {
        var (key, body) = ($"{Prefix(process)}call.{Guid.NewGuid():N}", SocJson.Write(new Call(clock.GetUtcNow(), Told: false)));
        return await store.Write(Table, Partition(process.Tenant), [new Write.Insert(key, body)], cancellation) is WriteOutcome.Written written
            ? new(process, new(key, body, written.ETags[0]))
            : throw new StoreBusyException($"'{key}' was announced twice.");
    }

    /// <summary>The process was told. A call that was taken for given up meanwhile is written down again.</summary>
    public async Task Confirm(WakeCall call, CancellationToken cancellation)
    {
        var body = SocJson.Write(new Call(clock.GetUtcNow(), Told: true));
        var partition = Partition(call.Process.Tenant);
        if (await store.Write(Table, partition, [new Write.Replace(call.Row.Key, body, call.Row.ETag)], cancellation) is WriteOutcome.Conflict)
            await store.Write(Table, partition, [new Write.Insert(call.Row.Key, body)], cancellation);
    }

    public async Task Withdraw(WakeCall call, CancellationToken cancellation) =>
        await store.Write(Table, Partition(call.Process.Tenant), [new Write.Delete(call.Row.Key, call.Row.ETag)], cancellation);

    /// <returns>The name of the event that the process's orchestration waits for, or null.</returns>
    public async Task<string?> NameOf(ProcessId process, CancellationToken cancellation) =>
        await store.Get(Table, Partition(process.Tenant), NameKey(process), cancellation) is { } row ? SocJson.Read<Name>(row.Body).Wake : null;

    /// <summary>Writes down how the process can be woken from now on.</summary>
    /// <returns>The calls that the coming turn answers.</returns>
    public async Task<IReadOnlyList<Document>> Listen(ProcessId process, string wake, CancellationToken cancellation)
    {
        await Put(process, new Name(wake, clock.GetUtcNow()), cancellation);
        return await CallsOf(process, cancellation);
    }

    /// <summary>Strikes out the calls that were answered, and writes down when the process is due.</summary>
    /// <returns>False when there was another call meanwhile.</returns>
    public async Task<bool> Settle(ProcessId process, IReadOnlyList<Document> answered, DateTimeOffset? due, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var partition = Partition(process.Tenant);
        foreach (var row in answered.Where(row => Read(row).Told || Read(row).At + Grace < now))
            await store.Write(Table, partition, [new Write.Delete(row.Key, row.ETag)], cancellation);
        if ((await CallsOf(process, cancellation)).Any(row => Read(row).Told)) return false;
        if (due is { } instant) await Retime(process, instant, cancellation);
        else await Forget(process, cancellation);
        return true;
    }

    /// <summary>Processes of a tenant that want a turn and have waited longer than <see cref="Patience"/> for it.</summary>
    public async IAsyncEnumerable<ProcessId> Overdue(TenantId tenant, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Patience;
        ProcessId? last = null;
        await foreach (var row in store.Query(Table, Partition(tenant), KeyRange.All, cancellation))
        {
            var parts = row.Key.Split('|');
            var process = new ProcessId(tenant, parts[0], parts[1]);
            var since = parts[2] == "name" ? SocJson.Read<Name>(row.Body).Due : Read(row).At;
            if (since > before || process == last) continue;
            last = process;
            yield return process;
        }
    }

    private ValueTask<List<Document>> CallsOf(ProcessId process, CancellationToken cancellation) =>
        store.Query(Table, Partition(process.Tenant), KeyRange.StartingWith($"{Prefix(process)}call."), cancellation).ToListAsync(cancellation);

    private async Task Put(ProcessId process, Name name, CancellationToken cancellation)
    {
        var (partition, key, body) = (Partition(process.Tenant), NameKey(process), SocJson.Write(name));
        WriteOutcome outcome;
        do
        {
            Write write = await store.Get(Table, partition, key, cancellation) is { } row ? new Write.Replace(key, body, row.ETag) : new Write.Insert(key, body);
            outcome = await store.Write(Table, partition, [write], cancellation);
        }
        while (outcome is WriteOutcome.Conflict);
    }

    private async Task Retime(ProcessId process, DateTimeOffset due, CancellationToken cancellation)
    {
        if (await NameOf(process, cancellation) is { } wake) await Put(process, new(wake, due), cancellation);
    }

    private async Task Forget(ProcessId process, CancellationToken cancellation)
    {
        if (await store.Get(Table, Partition(process.Tenant), NameKey(process), cancellation) is { } row)
            await store.Write(Table, Partition(process.Tenant), [new Write.Delete(row.Key, row.ETag)], cancellation);
    }

    private static Call Read(Document row) => SocJson.Read<Call>(row.Body);

    private static string Prefix(ProcessId process) => $"{process.Kind}|{process.Key}|";

    private static string NameKey(ProcessId process) => $"{Prefix(process)}name";

    private static PartitionKey Partition(TenantId tenant) => new(tenant, "wake");

    /// <param name="At">When it was announced, or told.</param>
    private sealed record Call(DateTimeOffset At, bool Told);

    /// <param name="Wake">The event that the orchestration waits for.</param>
    /// <param name="Due">When the process wants a turn; while one is taken, when that began.</param>
    private sealed record Name(string Wake, DateTimeOffset Due);
}

/// <summary>Word that a process is being told something.</summary>
internal sealed record WakeCall(ProcessId Process, Document Row);
