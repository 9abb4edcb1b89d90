using Soc.Contracts;
using Soc.Core.Stores;

namespace Soc.Functions.Tests;

public sealed class InMemoryEvidenceStoreTests : EvidenceStoreContract
{
    private readonly InMemoryEvidenceStore _store = new();

    protected override ValueTask<IEvidenceStore> Open() => ValueTask.FromResult<IEvidenceStore>(_store);
}
