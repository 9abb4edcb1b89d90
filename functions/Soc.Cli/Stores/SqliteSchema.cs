using System.Globalization;
using Microsoft.Data.Sqlite;
using Soc.Core.Stores;

namespace Soc.Cli.Stores;

/// <summary>Recognizes our file by SQLite's application_id, and makes its tables when it is new.</summary>
internal static class SqliteSchema
{
    /// <summary>"SOCs" in ASCII.</summary>
    private const long ApplicationId = 0x534F4373;

    private const long Version = 1;

    // WAL: readers never wait, and a writer appends instead of seeking. synchronous=NORMAL: a commit is a write to the log without
    // an fsync. After kill -9 the kernel still holds every committed page, so nothing is lost; after a power cut the log may have lost its
    // newest commits, but the file is consistent, and effects that ran are run again under their old keys.
    private const string Session = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;";

    private static readonly string Tables = string.Create(CultureInfo.InvariantCulture, $"""
        CREATE TABLE documents (
          "table" TEXT NOT NULL, partition TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, etag TEXT NOT NULL,
          PRIMARY KEY ("table", partition, key)) WITHOUT ROWID;
        CREATE TABLE evidence (
          tenant TEXT NOT NULL, uid TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL,
          PRIMARY KEY (tenant, uid, digest)) WITHOUT ROWID;
        PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version};
        """);

    public static void Prepare(SqliteConnection connection, string path, int busySeconds)
    {
        if (IsEmpty(connection))
            Create(connection);
        // Before anything is changed: a file of somebody else's is left as it was found.
        if (Scalar(connection, "PRAGMA application_id") != ApplicationId)
            throw new StoreUnusableException($"{path} is a database, but not a SOC data file.");
        if (Scalar(connection, "PRAGMA user_version") is var version and not Version)
            throw new StoreUnusableException($"{path} has format {version}; this version of soc reads format {Version}.");
        Execute(connection, Session);
        // SQLite's own waiting looks every few milliseconds; the library's looks every 150.
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout={busySeconds * 1000}"));
    }

    private static bool IsEmpty(SqliteConnection connection) =>
        Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0 && Scalar(connection, "PRAGMA application_id") == 0;

    /// <summary>Two processes may both have found the file empty: the second one finds it made.</summary>
    private static void Create(SqliteConnection connection)
    {
        Execute(connection, Session);
        Execute(connection, "BEGIN IMMEDIATE");
        Execute(connection, IsEmpty(connection) ? Tables + "COMMIT" : "ROLLBACK");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
