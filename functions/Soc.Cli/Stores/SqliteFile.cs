using Microsoft.Data.Sqlite;
using Soc.Core.Stores;
using SQLitePCL;

namespace Soc.Cli.Stores;

/// <summary>
/// The one SQLite file of a data folder, and this process's one connection to it. Several processes may hold it open: each
/// write is one immediate transaction that waits for the others. Throws <see cref="StoreUnusableException"/> when the file is not
/// ours, damaged or out of reach, <see cref="StoreBusyException"/> when another process held it for longer than the time-out.
/// </summary>
public sealed class SqliteFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly SqliteConnection _connection;

    private SqliteFile(string path, SqliteConnection connection) => (Path, _connection) = (path, connection);

    public string Path { get; }

    /// <param name="path">Created when missing; its folder must exist.</param>
    /// <param name="busySeconds">How long to wait for another process's write.</param>
    public static SqliteFile Open(string path, int busySeconds = 5)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            DefaultTimeout = busySeconds,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            SqliteSchema.Prepare(connection, path, busySeconds);
            return new SqliteFile(path, connection);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw SqliteFailure.Translate(failure, path);
        }
        catch (StoreUnusableException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs one statement and reads its rows.</summary>
    internal IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        lock (_gate)
        {
            try
            {
                using var reader = Bind(sql, parameters).ExecuteReader();
                var rows = new List<T>();
                while (reader.Read())
                    rows.Add(row(reader));
                return rows;
            }
            catch (SqliteException failure)
            {
                throw SqliteFailure.Translate(failure, Path);
            }
        }
    }

    /// <summary>Runs the changes in one transaction; rolled back unless they answer true.</summary>
    internal bool Change(Func<bool> changes)
    {
        lock (_gate)
        {
            try
            {
                Execute("BEGIN IMMEDIATE");
                try
                {
                    var keep = changes();
                    if (keep)
                        Execute("COMMIT");
                    return keep;
                }
                finally
                {
                    // Not always: a full disk makes SQLite roll back by itself.
                    if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                        Execute("ROLLBACK");
                }
            }
            catch (SqliteException failure)
            {
                throw SqliteFailure.Translate(failure, Path);
            }
        }
    }

    /// <summary>Within <see cref="Change"/>.</summary>
    /// <returns>How many rows were changed.</returns>
    internal int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters) => Bind(sql, parameters).ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            _prepared.Add(sql, command);
        }
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
