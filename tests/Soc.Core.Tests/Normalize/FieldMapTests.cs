using System.Runtime.CompilerServices;

namespace Soc.Core.Tests.Normalize;

/// <summary>docs/reference/events.md is written from the mapping: <c>SOC_RECORD=1 dotnet test tests/Soc.Core.Tests</c> writes it anew.</summary>
public sealed class FieldMapTests
{
    private const string Mark = "<!-- generated from the mapping below this line -->\n";

    [Fact]
    public void The_reference_page_says_what_the_mapping_does()
    {
        var page = File.ReadAllText(Page()).ReplaceLineEndings("\n");
        var head = page[..(page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)];
        var expected = head + FieldMap.Write();

        if (Environment.GetEnvironmentVariable("SOC_RECORD") == "1") File.WriteAllText(Page(), page = expected);

        Assert.Equal(expected, page);
    }

    [Theory]
    [InlineData("EntraSignIn", "properties.ipAddress", "src_endpoint.ip")]
    [InlineData("EntraSignIn", "resultType", "status_code")]
    [InlineData("DefenderDeviceProcessEvents", "properties.ProcessCommandLine", "process.cmd_line")]
    [InlineData("Office365Exchange", "Operation", "activity_name")]
    public void A_field_is_traced_to_the_attribute_it_fills(string source, string field, string attribute) =>
        Assert.Contains((field, attribute), FieldMap.Pairs[source]);

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "reference", "events.md");
}
