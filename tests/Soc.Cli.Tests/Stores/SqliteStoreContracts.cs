using Soc.Cli.Stores;
using Soc.Contracts;
using Soc.Core.Stores;

namespace Soc.Cli.Tests.Stores;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly SharedFile _file = new();

    protected override ValueTask<IDocumentStore> Open() => new(new SqliteDocumentStore(_file.Open()));

    public void Dispose() => _file.Dispose();
}

public sealed class SqliteLedgerTests : SourceLedgerContract, IDisposable
{
    private readonly SharedFile _file = new();

    protected override ValueTask<IDocumentStore> Open() => new(new SqliteDocumentStore(_file.Open()));

    public void Dispose() => _file.Dispose();
}

public sealed class SqliteEvidenceStoreTests : EvidenceStoreContract, IDisposable
{
    private readonly SharedFile _file = new();

    protected override ValueTask<IEvidenceStore> Open() => new(new SqliteEvidenceStore(_file.Open()));

    public void Dispose() => _file.Dispose();
}

/// <summary>One file, opened by many as if by many processes.</summary>
internal sealed class SharedFile : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly List<SqliteFile> _open = [];

    public string Path => _folder.File;

    public SqliteFile Open(int busySeconds = 30)
    {
        var file = SqliteFile.Open(_folder.File, busySeconds);
        _open.Add(file);
        return file;
    }

    public void Dispose()
    {
        _open.ForEach(file => file.Dispose());
        _folder.Dispose();
    }
}
