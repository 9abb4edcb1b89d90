using System.Text;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Ingest.Shapes;

/// <summary>Whoever may send one line may make it as long as a message, of whatever makes its reader turn round.</summary>
public sealed class HostileLineTests
{
    private const int Length = 1 << 20;

    [Theory(Timeout = 60_000)]
    [InlineData("<13>Nov 17 08:21:05 web01 audit: type=USER_LOGIN msg=audit(1794903665.123:1): ", "msg=")]
    [InlineData("<13>Nov 17 08:21:05 web01 audit: type=USER_LOGIN msg=audit(1794903665.123:1): ", "msg='")]
    [InlineData("<13>Nov 17 08:21:05 web01 app: ", "a=")]
    [InlineData("<13>Nov 17 08:21:05 web01 app: a=\"", "\\\"")]
    [InlineData("<13>Nov 17 08:21:05 fw01 ", "1,")]
    [InlineData("<13>Nov 17 08:21:05 fw01 1,2026/11/17 08:21:05,0,SYSTEM,auth,0,", "\"")]
    [InlineData("<13>1 2026-11-17T08:21:05Z web01 app - - ", "[a b=\"c\"]")]
    [InlineData("<13>1 2026-11-17T08:21:05Z web01 app - - [a b=\"", "\\]")]
    [InlineData("CEF:0|Fabrikam|Gate|1|1|a|1|", "a=b ")]
    [InlineData("CEF:0|Fabrikam|Gate|1|1|a|1|a=", "\\=")]
    [InlineData("CEF:0|", "|")]
    [InlineData("<13>Nov 17 08:21:05 fw01 LEEF:1.0|WatchGuard|XTM|12|1|msg=", "user from ")]
    [InlineData("<13>Nov 17 08:21:05 mx01 flows ", "src=1.2.3.4 pattern: ")]
    public Task A_line(string start, string piece) => Ends(Encoding.UTF8.GetBytes(Long(start, piece)));

    [Theory(Timeout = 60_000)]
    [InlineData("a=b", ";x")]
    [InlineData("", "a=b;")]
    [InlineData("", ";")]
    public Task A_row(string start, string piece) => Ends(Encoding.UTF8.GetBytes(
        $$"""{"Type":"CommonSecurityLog","TimeGenerated":"2026-11-17T08:21:05Z","Computer":"fw01","DeviceVendor":"Fabrikam","AdditionalExtensions":"{{Long(start, piece)}}"}"""));

    private static Task Ends(byte[] message) => Task.Run(
        () =>
        {
            var result = new Ingestor(new ServedTenants([TestTenant.Directory]).WithNameless(TestTenant.Id)).Read(message, new("telemetry", "0", 0, 0));
            Assert.Equal(1, result.Signals.Count + result.Quarantined.Count);
            Assert.All(result.Signals, signal => Assert.NotNull(Normalizer.Normalize(signal, TestTenant.Directory)));
        },
        TestContext.Current.CancellationToken);

    private static string Long(string start, string piece) => start + string.Concat(Enumerable.Repeat(piece, (Length - start.Length) / piece.Length));
}
