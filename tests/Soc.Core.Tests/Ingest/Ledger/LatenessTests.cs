using Soc.Core.Ingest;
using Soc.Core.Ingest.Ledger;

namespace Soc.Core.Tests.Ingest.Ledger;

public sealed class LatenessTests
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 17, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(SignalSource.EntraSignIn, 0.5)]
    [InlineData(SignalSource.EntraAudit, 1)]
    [InlineData(SignalSource.MicrosoftGraphActivity, 2)]
    [InlineData(SignalSource.Office365Exchange, 24)]
    [InlineData(SignalSource.DefenderAlertEvidence, 1)]
    [InlineData(SignalSource.Syslog, 0.5)]
    public void A_record_is_late_when_it_comes_later_than_its_source_ordinarily_sends(SignalSource source, double hours)
    {
        Assert.False(Lateness.IsLate(source, Nine, Nine.AddHours(hours)));
        Assert.True(Lateness.IsLate(source, Nine, Nine.AddHours(hours).AddSeconds(1)));
    }

    [Fact]
    public void A_record_that_comes_before_its_time_is_not_late() => Assert.False(Lateness.IsLate(SignalSource.EntraSignIn, Nine, Nine.AddDays(-1)));
}
