using Soc.Core.Investigate;

namespace Soc.Core.Tests.Investigate;

public sealed class KqlQueryTests
{
    [Fact]
    public void Parameters_stand_before_the_query_as_literals_of_their_kind()
    {
        var query = KqlQuery.Of(HuntFor(
            ("user", new HuntValue.Text("mia@parcel.example")),
            ("addresses", new HuntValue.Texts(["192.0.2.7", "2001:db8::7"])),
            ("least", new HuntValue.Number(-3)),
            ("since", new HuntValue.Instant(new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(2))))));

        Assert.Equal(
            """
            let addresses = dynamic(["192.0.2.7", "2001:db8::7"]);
            let least = long(-3);
            let since = datetime(2026-03-02T07:30:00.0000000Z);
            let user = "mia@parcel.example";
            SigninLogs | take 5
            """.ReplaceLineEndings("\n"),
            query);
    }

    [Theory]
    [InlineData("\" | union Secrets | where \"\" == \"", "\\\" | union Secrets | where \\\"\\\" == \\\"")]
    [InlineData("C:\\Users\\mia\\", "C:\\\\Users\\\\mia\\\\")]
    [InlineData("a\r\nb\tc", "a\\u000D\\u000Ab\\u0009c")]
    [InlineData("a\u2028b\u0000c", "a\\u2028b\\u0000c")]
    [InlineData("exe.\u202Efdp", "exe.\\u202Efdp")]
    [InlineData("it's 日本 // no comment; let x = 1", "it's 日本 // no comment; let x = 1")]
    public void A_value_cannot_leave_its_literal(string value, string written)
    {
        Assert.Equal($"let subject = \"{written}\";\nSigninLogs | take 5", KqlQuery.Of(HuntFor(("subject", new HuntValue.Text(value)))));
        Assert.Equal($"let subject = dynamic([\"{written}\"]);\nSigninLogs | take 5", KqlQuery.Of(HuntFor(("subject", new HuntValue.Texts([value])))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a b")]
    [InlineData("a = 1; let b")]
    [InlineData("é")]
    public void A_name_that_is_no_identifier_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => KqlQuery.Of(HuntFor((name, new HuntValue.Number(1)))));

    private static Hunt HuntFor(params (string Name, HuntValue Value)[] parameters) => new(
        "any-hunt",
        "SigninLogs | take 5",
        parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value),
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch.AddDays(1),
        TimeSpan.FromMinutes(1));
}
