using Soc.Core.Stores;
using Soc.Core.Tenants;

namespace Soc.Core.Processes;

/// <summary>Which processes there are: in the table "directory", for each tenant and kind one partition with a row for each process.</summary>
public sealed class ProcessDirectory(IDocumentStore store)
{
    private const string Table = "directory";

    /// <summary>The processes of one kind, in ordinal order of their keys. One whose first command was cut short may have no history.</summary>
    public IAsyncEnumerable<ProcessId> List(TenantId tenant, string kind, CancellationToken cancellation = default) =>
        store.Query(Table, new PartitionKey(tenant, kind), KeyRange.All, cancellation).Select(row => new ProcessId(tenant, kind, row.Key));

    /// <summary>Before the first event, so that no history is ever without its entry. Entered already is entered.</summary>
    internal async Task Enter(ProcessId id, CancellationToken cancellation) =>
        await store.Write(Table, new PartitionKey(id.Tenant, id.Kind), [new Write.Insert(id.Key, "{}")], cancellation);
}
