using System.Text.Json;

namespace Soc.Cli.Tests.Commands;

public sealed class DutiesCommandTests : IAsyncLifetime
{
    private readonly SocRun _soc = new();
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        using var json = JsonDocument.Parse((await _soc.Run("replay", _soc.WriteDay(), "--tenant", _soc.Profile, "--json")).Succeeded().Output);
        _id = json.RootElement.GetProperty("incidents")[0].GetString()!;
    }

    public ValueTask DisposeAsync()
    {
        _soc.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Before_anybody_called_it_real_no_clock_runs() =>
        Assert.Contains("nobody has said yet that the incident is real", (await _soc.Run("duties", _id)).Succeeded().Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_duty_is_listed_answered_and_stands_in_the_report()
    {
        (await _soc.Run("decide", _id, "approve", "--as", "Lucia Ferrante")).Succeeded();
        Assert.Contains("GDPR, Article 33(1), running", (await _soc.Run("duties", _id)).Succeeded().Output, StringComparison.Ordinal);

        var answered = (await _soc.Run("duties", _id, "gdpr-authority", "told", "--as", "Lucia Ferrante", "--note", "AZ 4711")).Succeeded();

        Assert.Contains("told, by Lucia Ferrante", answered.Output, StringComparison.Ordinal);
        Assert.Contains("AZ 4711", (await _soc.Run("report", _id)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("notification", (await _soc.Run("incidents", _id, "--verify")).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_one_line()
    {
        (await _soc.Run("decide", _id, "approve", "--as", "Lucia Ferrante")).Succeeded();
        (await _soc.Run("duties", _id, "gdpr-authority", "not-required", "--as", "Lucia Ferrante")).FailedWith(1, "Say in a note why");
        (await _soc.Run("duties", _id, "gdpr", "told", "--as", "Lucia Ferrante")).FailedWith(1, "gdpr-authority");
        (await _soc.Run("duties", _id, "gdpr-authority", "--as", "Lucia Ferrante")).FailedWith(2, "told or not-required");
        (await _soc.Run("duties", _id, "gdpr-authority", "perhaps")).FailedWith(2, "perhaps");
    }
}
