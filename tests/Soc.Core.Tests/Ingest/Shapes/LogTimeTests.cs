using System.Globalization;
using Soc.Core.Ingest;
using Soc.Core.Ingest.Shapes;

namespace Soc.Core.Tests.Ingest.Shapes;

public sealed class LogTimeTests
{
    [Theory]
    [InlineData("Nov 17 08:21:05", "2026-11-17T09:00:00Z", "2026-11-17T08:21:05Z")]
    [InlineData("Dec 31 23:59:59", "2027-01-01T00:00:03Z", "2026-12-31T23:59:59Z")]
    [InlineData("Jan  1 00:00:01", "2026-12-31T23:59:58Z", "2027-01-01T00:00:01Z")]
    [InlineData("Nov 19 08:21:05", "2026-11-17T09:00:00Z", "2025-11-19T08:21:05Z")]
    [InlineData("Nov 17 23:21:05", "2026-11-17T09:00:00Z", "2026-11-17T23:21:05Z")]
    public void A_date_without_a_year_is_the_last_before_the_message_was_taken(string text, string taken, string expected) =>
        Assert.Equal(At(expected), LogTime.Parse(text, At(taken)));

    [Theory]
    [InlineData("Nov 17 2026 08:21:05", "2026-11-17T08:21:05Z")]
    [InlineData("Nov 17 08:21:05 2026", "2026-11-17T08:21:05Z")]
    [InlineData("Nov 17 2026 08:21:05.5 GMT", "2026-11-17T08:21:05.5Z")]
    [InlineData("Nov 17 2026 09:21:05 +0100", "2026-11-17T08:21:05Z")]
    [InlineData("Nov 17, 2026 02:51:05 -05:30", "2026-11-17T08:21:05Z")]
    [InlineData("2026-11-17T09:21:05.123456789+0100", "2026-11-17T08:21:05.1234567Z")]
    [InlineData("1794903665", "2026-11-17T08:21:05Z")]
    [InlineData("1794903665123", "2026-11-17T08:21:05.123Z")]
    [InlineData("1794903665123456", "2026-11-17T08:21:05.123456Z")]
    [InlineData("1794903665123456789", "2026-11-17T08:21:05.1234567Z")]
    public void Times_are_read_in_every_spelling(string text, string expected) => Assert.Equal(At(expected), LogTime.Parse(text, null));

    [Theory]
    [InlineData("Nov 17 08:21:05")]
    [InlineData("Feb 30 2026 08:21:05")]
    [InlineData("Dec 31 9999 23:59:59 -1200")]
    [InlineData("Nov 17 2026 08:21:05 and more")]
    [InlineData("12345")]
    [InlineData("")]
    public void What_tells_no_instant_is_none(string text) => Assert.Null(LogTime.Parse(text, null));

    [Fact]
    public void A_leap_day_is_of_the_year_that_had_one() => Assert.Equal(At("2028-02-29T01:00:00Z"), LogTime.Parse("Feb 29 01:00:00", At("2029-01-02T00:00:00Z")));

    [Fact]
    public void A_line_that_tells_no_year_and_was_taken_nobody_knows_when_is_quarantined()
    {
        var body = Corpus.Bytes("Syslog/no-year-and-no-zone");

        var result = new Ingestor(new([TestTenant.Directory])).Read(body, new("auth.log", "0", 0, 0));

        Assert.Equal(QuarantineReason.MissingTime, Assert.Single(result.Quarantined).Code);
        Assert.Equal(TestTenant.Id, result.Quarantined[0].Tenant);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
