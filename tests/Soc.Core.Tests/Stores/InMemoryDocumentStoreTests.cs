using Soc.Contracts;
using Soc.Core.Stores;

namespace Soc.Core.Tests.Stores;

/// <summary>The store that other tests stand on keeps the contract that the real ones keep.</summary>
public sealed class InMemoryDocumentStoreTests : DocumentStoreContract
{
    private readonly InMemoryDocumentStore _store = new();

    protected override ValueTask<IDocumentStore> Open() => new(_store);
}
