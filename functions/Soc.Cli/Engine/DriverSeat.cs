namespace Soc.Cli.Engine;

/// <summary>
/// The right to drive the processes of one data file. Two hosts that drive at once lose nothing, but they may run one effect twice at the
/// same moment, and not every system out there tells the two apart in time. The operating system frees the seat of a host that was killed.
/// </summary>
public sealed class DriverSeat : IDisposable
{
    private readonly FileStream _lock;

    private DriverSeat(FileStream @lock) => _lock = @lock;

    /// <param name="file">The data file; the lock is a file beside it, with ".lock" behind its name.</param>
    /// <returns>Null when another host sits there: what is delivered now, that host carries out.</returns>
    public static DriverSeat? TryTake(string file)
    {
        try
        {
            return new(new FileStream(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(file + ".lock"))
        {
            return null;
        }
    }

    public void Dispose() => _lock.Dispose();
}
