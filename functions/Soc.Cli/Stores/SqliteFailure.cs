using Microsoft.Data.Sqlite;
using Soc.Core.Stores;

namespace Soc.Cli.Stores;

/// <summary>What SQLite's primary result codes (sqlite.org/rescode.html) mean to a caller of the store.</summary>
internal static class SqliteFailure
{
    private const int Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static Exception Translate(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        Busy or Locked => new StoreBusyException($"{path} is locked by another process.", failure),
        Corrupt => new StoreUnusableException($"{path} is damaged.", failure),
        NotADatabase => new StoreUnusableException($"{path} is not a SOC data file.", failure),
        ReadOnly or Permission => new StoreUnusableException($"{path} may not be written to.", failure),
        CannotOpen => new StoreUnusableException($"{path} cannot be opened.", failure),
        Full => new StoreUnusableException($"The disk is full; {path} cannot grow.", failure),
        Io => new StoreUnusableException($"The disk failed to read or write {path}.", failure),
        _ => failure,
    };
}
