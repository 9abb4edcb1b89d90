using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Core.Tests.Normalize;

/// <summary>
/// The golden corpus: beside every record stands the OCSF event it becomes. After a change that is meant,
/// <c>SOC_RECORD=1 dotnet test tests/Soc.Core.Tests</c> writes the expected side anew, and <c>git diff</c> shows the difference.
/// </summary>
public sealed class OcsfExportTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => [.. Corpus.Cases];

    private static SecurityEvent Event(string name) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event;

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_event_is_valid_by_the_definition_of_its_class(string name) => Assert.Empty(OcsfSchema.Faults(OcsfEventJson.Of(Event(name))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_record_becomes_the_event_that_stands_beside_it(string name)
    {
        var written = OcsfEventJson.Of(Event(name));
        // It stands beside it already.
        Assert.True(Corpus.IsKept(name, Encoding.UTF8.GetBytes((string)written["raw_data"]!)));
        written.Remove("raw_data");

        if (Environment.GetEnvironmentVariable("SOC_RECORD") == "1") Corpus.Record(name, written.ToJsonString(Indented));

        Assert.Equal(Corpus.ExpectedText(name).ReplaceLineEndings().TrimEnd(), written.ToJsonString(Indented).ReplaceLineEndings());
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void What_a_source_leaves_out_leaves_the_event_valid(OcsfClass ocsfClass)
    {
        var bare = Event("EntraSignIn/wrong-password") with
        {
            Class = ocsfClass, Activity = "Other", Actor = null, User = null, Device = null, SrcEndpoint = null, Service = null, HttpRequest = null, IsMfa = null,
        };

        Assert.Empty(OcsfSchema.Faults(OcsfEventJson.Of(bare)));
    }

    public static TheoryData<OcsfClass> Classes => [.. Enum.GetValues<OcsfClass>()];

    [Fact]
    public void An_activity_that_the_class_does_not_know_is_other_and_keeps_its_name()
    {
        var written = OcsfEventJson.Of(Event("EntraSignIn/wrong-password") with { Activity = "Teleport" });

        Assert.Equal((99, "Teleport", 300299L), ((int)written["activity_id"]!, (string)written["activity_name"]!, (long)written["type_uid"]!));
    }

    [Fact]
    public void What_a_class_has_no_attribute_for_is_unmapped_and_not_lost()
    {
        var written = OcsfEventJson.Of(Event("DefenderUrlClickEvents/clicked-through-a-warning"));

        Assert.False(written.ContainsKey("email_uid"));
        Assert.NotNull(written["unmapped"]!["email_uid"]);
    }

    [Fact]
    public void The_schema_version_is_the_one_checked_against() =>
        Assert.Equal(OcsfSchema.Version, (string)OcsfEventJson.Of(Event("EntraSignIn/wrong-password"))["metadata"]!["version"]!);
}
