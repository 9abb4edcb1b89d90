using Soc.Cli.Engine;

namespace Soc.Cli.Tests.Engine;

public sealed class DriverSeatTests : IDisposable
{
    private readonly DataFolder _folder = new();

    [Fact]
    public void One_host_at_a_time_drives_a_file()
    {
        using (var first = DriverSeat.TryTake(_folder.File))
        {
            Assert.NotNull(first);
            Assert.Null(DriverSeat.TryTake(_folder.File));
            using var elsewhere = DriverSeat.TryTake(_folder.File + "2");
            Assert.NotNull(elsewhere);
        }

        using var next = DriverSeat.TryTake(_folder.File);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_taken_seat() =>
        Assert.Throws<DirectoryNotFoundException>(() => DriverSeat.TryTake(Path.Combine(_folder.File, "missing", "soc.db")));

    public void Dispose() => _folder.Dispose();
}
