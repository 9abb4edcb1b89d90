using System.Text.Json.Nodes;
using Soc.Core.Ingest;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Normalize;

public sealed class NormalizerTests
{
    private static SecurityEvent Event(string name) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event;

    public static TheoryData<string> Cases => [.. Corpus.Cases];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_record_of_the_corpus_becomes_an_event_that_keeps_the_record(string name)
    {
        var (signal, found) = (Corpus.Signal(name), Event(name));

        Assert.Matches("^[0-9a-f]{32}$", found.Uid);
        Assert.True(Corpus.IsKept(name, signal.Original));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(signal.Record.Span), JsonNode.Parse(found.Raw.Span)));
        Assert.NotEqual("Unknown", found.Activity);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_record_without_its_content_is_quarantined_as_wrong_in_shape(string name)
    {
        var signal = Corpus.Signal(name) with { Record = "{\"properties\":[]}"u8.ToArray() };

        var failed = Assert.IsType<Normalization.Failed>(Normalizer.Normalize(signal, TestTenant.Directory)).Signal;

        Assert.Equal((QuarantineReason.WrongShape, TestTenant.Id), (failed.Code, failed.Tenant!.Value));
    }

    [Theory]
    [InlineData("Syslog/exported-row", "the line names")]
    [InlineData("WindowsSecurity/wrong-password", "EventData is no object")]
    [InlineData("GraphSecurityAlert/on-the-network", "id is missing")]
    [InlineData("AzureKeyVault/key-backed-up", "properties is no object")]
    public void What_is_wrong_is_told_in_the_terms_of_the_source(string name, string reason)
    {
        var signal = Corpus.Signal(name) with { Record = "{\"properties\":[]}"u8.ToArray() };

        Assert.StartsWith(reason, ((Normalization.Failed)Normalizer.Normalize(signal, TestTenant.Directory)).Signal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_uid_depends_on_tenant_source_and_key_alone()
    {
        var signal = Corpus.Signal("EntraSignIn/success-on-managed-device");
        var copy = signal with { Time = signal.Time.AddDays(1), Position = new("other", "9", 1, 1) };

        Assert.Equal(Uid(signal), Uid(copy));
        Assert.NotEqual(Uid(signal), Uid(signal with { Key = "other" }));
        Assert.NotEqual(Uid(signal), Uid(signal with { Source = SignalSource.EntraNonInteractiveSignIn }));

        static string Uid(Signal signal) => ((Normalization.Succeeded)Normalizer.Normalize(signal, TestTenant.Directory)).Event.Uid;
    }

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device", OcsfStatus.Success)]
    [InlineData("EntraSignIn/interrupt-fails-nothing", OcsfStatus.Other)]
    [InlineData("EntraSignIn/types-flipped", OcsfStatus.Success)]
    [InlineData("EntraSignIn/wrong-password", OcsfStatus.Failure)]
    [InlineData("EntraAudit/failed-with-null-actor", OcsfStatus.Failure)]
    [InlineData("Office365Exchange/new-inbox-rule", OcsfStatus.Success)]
    [InlineData("Office365Exchange/parameters-are-one-string", OcsfStatus.Success)]
    [InlineData("Office365Exchange/mail-items-accessed", OcsfStatus.Success)]
    [InlineData("DefenderEmailEvents/types-flipped", OcsfStatus.Failure)]
    [InlineData("DefenderUrlClickEvents/clicked-through-a-warning", OcsfStatus.Success)]
    public void The_outcome_is_told_as_OCSF_says_it(string name, OcsfStatus expected) => Assert.Equal(expected, Event(name).Status);

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device", "192.0.2.4", null)]
    [InlineData("EntraSignIn/types-flipped", "203.0.113.24", null)]
    [InlineData("EntraNonInteractiveSignIn/session-from-elsewhere", "2001:db8:77:9::31", null)]
    [InlineData("EntraAudit/security-info-registered", "198.51.100.77", null)]
    [InlineData("Office365Exchange/new-inbox-rule", "198.51.100.77", 52110)]
    [InlineData("Office365Exchange/outlook-updates-rules", "2001:db8:77:9::31", 1234)]
    [InlineData("DefenderUrlClickEvents/clicked-through-a-warning", "192.0.2.4", 50211)]
    [InlineData("DefenderEmailEvents/intra-org", "2001:db8:10::25", null)]
    [InlineData("DefenderDeviceNetworkEvents/inbound-accepted", "10.20.0.9", 51544)]
    public void Addresses_are_read_in_every_spelling(string name, string ip, int? port)
    {
        var source = Event(name).SrcEndpoint!;

        Assert.Equal((ip, port), (source.Ip, source.Port));
    }

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device")]
    [InlineData("EntraNonInteractiveSignIn/user-principal-name-is-an-object-id")]
    [InlineData("EntraAudit/security-info-registered")]
    [InlineData("Office365Exchange/new-inbox-rule")]
    [InlineData("DefenderUrlClickEvents/click-in-teams")]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches")]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address")]
    [InlineData("DefenderDeviceFileEvents/executable-created")]
    public void The_actor_is_the_person_that_the_directory_knows(string name)
    {
        var user = Event(name).Actor!.User!;

        Assert.Equal((TestTenant.MiraId, "mira.holm@example.org"), (user.Uid, user.Name));
    }

    [Theory]
    [InlineData("EntraAudit/role-assigned-by-admin", TestTenant.MiraId)]
    [InlineData("Office365Exchange/outlook-updates-rules", TestTenant.OttoId)]
    [InlineData("Office365Exchange/application-reads-mail", TestTenant.MiraId)]
    [InlineData("DefenderEmailEvents/types-flipped", TestTenant.MiraId)]
    [InlineData("DefenderAlertEvidence/user", TestTenant.MiraId)]
    [InlineData("EntraAudit/security-info-registered", null)]
    public void Whom_it_was_done_to_is_told_where_that_is_someone_else(string name, string? expected) =>
        Assert.Equal(expected, Event(name).User?.Uid);

    [Fact]
    public void An_application_that_reads_a_mailbox_is_the_actor_and_not_its_owner()
    {
        var found = Event("Office365Exchange/application-reads-mail");

        Assert.Null(found.Actor!.User);
        Assert.Equal(TestTenant.NewsletterTool, found.Actor.AppInfo!.Uid);
    }

    [Theory]
    [InlineData("EntraSignIn/success-on-managed-device", TestTenant.LaptopId)]
    [InlineData("DefenderDeviceProcessEvents/lower-cased-and-local-account", TestTenant.LaptopId)]
    [InlineData("DefenderAlertEvidence/file-on-device", TestTenant.LaptopId)]
    [InlineData("DefenderDeviceProcessEvents/posix-process", "debfb10830a9dacd8800e9e3bb7169248a361653")]
    [InlineData("EntraSignIn/wrong-password", null)]
    public void Devices_carry_the_Defender_machine_id(string name, string? expected) => Assert.Equal(expected, Event(name).Device?.Uid);

    [Theory]
    [InlineData("Office365Exchange/new-inbox-rule", ".,")]
    [InlineData("Office365Exchange/parameters-are-one-string", "Weekly - reports")]
    [InlineData("Office365Exchange/outlook-updates-rules", "Mandanten")]
    [InlineData("Office365Exchange/rule-name-is-a-null-character", "\0")]
    public void An_inbox_rule_is_named_wherever_the_record_hides_its_name(string name, string? expected) =>
        Assert.Equal(expected, Event(name).Entity?.Name);

    [Theory]
    [InlineData("DefenderEmailUrlInfo/qr-code", "sign.invoices-portal.example")]
    [InlineData("DefenderEmailUrlInfo/url-with-credentials-and-port", "www.example.net")]
    [InlineData("DefenderEmailUrlInfo/domain-missing", "xn--mnchen-3ya.example")]
    [InlineData("DefenderUrlClickEvents/click-in-teams", "wiki.example.org")]
    [InlineData("DefenderDeviceNetworkEvents/connection-to-public-address", "relay.helpdesk-tools.example")]
    public void The_host_of_a_url_is_told(string name, string expected) => Assert.Equal(expected, Event(name).Url!.Hostname);

    [Theory]
    [InlineData("DefenderDeviceProcessEvents/certutil-fetches", @"C:\Windows\System32\certutil.exe")]
    [InlineData("DefenderDeviceProcessEvents/posix-process", "/usr/bin/tar")]
    [InlineData("DefenderAlertEvidence/file-on-device", @"C:\Users\mira.holm\AppData\Roaming\hd\helpdesk.exe")]
    [InlineData("DefenderDeviceFileEvents/executable-created", @"C:\Users\mira.holm\AppData\Roaming\hd\helpdesk.exe")]
    public void A_path_holds_its_file_name_once(string name, string expected)
    {
        var found = Event(name);

        Assert.Equal(expected, (found.Process?.File ?? found.File)!.Path);
    }

    [Fact]
    public void An_inbound_connection_comes_from_the_remote_side()
    {
        var found = Event("DefenderDeviceNetworkEvents/inbound-accepted");

        Assert.Equal(("10.20.0.9", "10.20.0.31", 3389), (found.SrcEndpoint!.Ip, found.DstEndpoint!.Ip, found.DstEndpoint.Port));
    }

    [Theory]
    [InlineData("DefenderAlertInfo/with-techniques", "T1105 T1218")]
    [InlineData("DefenderAlertInfo/techniques-as-array", "T1566 T1566.002")]
    [InlineData("DefenderAlertInfo/without-techniques", "")]
    [InlineData("DefenderAlertEvidence/user", "T1105")]
    public void Techniques_of_a_vendor_are_read_in_every_shape(string name, string expected) =>
        Assert.Equal(expected, string.Join(' ', Event(name).FindingInfo!.Attacks!));

    [Fact]
    public void The_authenticator_that_was_added_is_a_change_of_the_account()
    {
        var found = Event("EntraAudit/security-info-registered");

        Assert.Equal((OcsfClass.AccountChange, "MFA Factor Enable"), (found.Class, found.Activity));
    }

    [Fact]
    public void A_sign_in_tells_session_application_and_whether_a_second_factor_was_asked()
    {
        var found = Event("EntraSignIn/success-on-managed-device");

        Assert.Equal((OcsfClass.Authentication, true, "4765445b-32c6-49b0-83e6-1d93765276ca"), (found.Class, found.IsMfa!.Value, found.Actor!.AppInfo!.Uid));
        Assert.Equal((string?)JsonNode.Parse(found.Raw.Span)!["properties"]!["sessionId"], found.Actor.Session!.Uid);
        Assert.Null(Event("EntraSignIn/wrong-password").Actor!.Session);
    }
}
