using Soc.Azure.Stores;
using Soc.Contracts;
using Soc.Core.Stores;

namespace Soc.Azure.Tests.Stores;

public sealed class TableDocumentStoreTests(Azurite azurite) : DocumentStoreContract
{
    protected override ValueTask<IDocumentStore> Open() => new(new TableDocumentStore(azurite.Tables));
}

public sealed class TableLedgerTests(Azurite azurite) : SourceLedgerContract
{
    protected override ValueTask<IDocumentStore> Open() => new(new TableDocumentStore(azurite.Tables));
}

public sealed class BlobEvidenceStoreTests(Azurite azurite) : EvidenceStoreContract
{
    private readonly string _container = $"evidence-{Guid.NewGuid():N}";

    protected override ValueTask<IEvidenceStore> Open() => new(new BlobEvidenceStore(azurite.Container(_container)));
}
