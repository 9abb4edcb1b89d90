using System.Text.Json.Nodes;
using Soc.Core.Normalize;
using Soc.Core.Normalize.Ocsf;

namespace Soc.Core.Tests.Normalize;

public sealed class DefenderTests
{
    private static SecurityEvent Event(string name) => Event(JsonNode.Parse(Corpus.Text(name))!);

    private static SecurityEvent Event(JsonNode record) =>
        Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Assert.Single(Corpus.Ingest(record.ToJsonString()).Signals), TestTenant.Directory)).Event;

    [Theory]
    [InlineData("ScheduledTaskCreated", OcsfClass.ScheduledJobActivity, "Create")]
    [InlineData("ServiceInstalled", OcsfClass.WindowsServiceActivity, "Create")]
    [InlineData("SecurityLogCleared", OcsfClass.EventLogActivity, "Clear")]
    [InlineData("UserAccountCreated", OcsfClass.AccountChange, "Create")]
    [InlineData("UserAccountRemovedFromLocalGroup", OcsfClass.GroupManagement, "Remove User")]
    [InlineData("WriteToLsassProcessMemory", OcsfClass.ProcessActivity, "Inject")]
    [InlineData("DriverLoad", OcsfClass.ModuleActivity, "Load")]
    [InlineData("LdapSearch", OcsfClass.DatastoreActivity, "Query")]
    [InlineData("FirewallInboundConnectionBlocked", OcsfClass.NetworkActivity, "Refuse")]
    [InlineData("UsbDriveMounted", OcsfClass.FileSystemActivity, "Mount")]
    [InlineData("PnpDeviceConnected", OcsfClass.EntityManagement, "Other")]
    [InlineData("TamperingAttempt", OcsfClass.DetectionFinding, "Create")]
    [InlineData("AsrRansomwareBlocked", OcsfClass.DetectionFinding, "Create")]
    [InlineData("ExploitGuardNetworkProtectionBlocked", OcsfClass.NetworkActivity, "Refuse")]
    [InlineData("ExploitGuardNonMicrosoftSignedAudited", OcsfClass.DetectionFinding, "Create")]
    [InlineData("SomethingOfTomorrow", OcsfClass.BaseEvent, "Other")]
    public void What_a_device_tells_is_what_its_action_type_says(string action, OcsfClass expected, string activity)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderDeviceEvents/unknown-action-type"))!;
        record["properties"]!["ActionType"] = action;

        var found = Event(record);

        Assert.Equal((expected, activity, action, TestTenant.LaptopId), (found.Class, found.Activity, found.StatusCode, found.Device!.Uid));
    }

    [Theory]
    [InlineData("AsrOfficeChildProcessBlocked", "Blocked")]
    [InlineData("AsrOfficeChildProcessAudited", "Detected")]
    [InlineData("AsrOfficeChildProcessWarnBypassed", "Allowed")]
    [InlineData("AppControlCodeIntegrityPolicyEnforced", "Blocked")]
    [InlineData("SmartScreenUserOverride", "Allowed")]
    public void What_a_control_did_is_told_by_how_its_action_type_ends(string action, string expected)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderDeviceEvents/office-child-process-audited"))!;
        record["properties"]!["ActionType"] = action;

        Assert.Equal(expected, Event(record).Disposition);
    }

    [Fact]
    public void What_cannot_be_opened_takes_nothing_else_with_it()
    {
        var found = Event("DefenderDeviceEvents/additional-fields-broken");

        Assert.Equal((OcsfClass.ScheduledJobActivity, null, TestTenant.LaptopId), (found.Class, found.Job?.Name, found.Device!.Uid));
        Assert.NotNull(found.Actor!.Process);
    }

    [Fact]
    public void A_scheduled_task_tells_what_it_runs_and_who_made_it_rather_than_the_service_that_did()
    {
        var found = Event("DefenderDeviceEvents/scheduled-task-created");

        Assert.Equal(@"C:\Users\mira.holm\AppData\Roaming\hd\helpdesk.exe --quiet --name ""R&D""", found.Job!.CmdLine);
        Assert.Equal((@"examplecorp\mira.holm", "svchost.exe"), (found.Actor!.User!.Name, found.Actor.Process!.Name));
    }

    [Theory]
    [InlineData("DefenderDeviceEvents/firewall-blocks-inbound")]
    [InlineData("DefenderDeviceEvents/named-pipe-opened-from-elsewhere")]
    [InlineData("DefenderDeviceNetworkEvents/inbound-accepted")]
    [InlineData("DefenderDeviceNetworkEvents/scanned-from-the-internet")]
    public void Who_comes_from_elsewhere_is_the_source(string name)
    {
        var (found, columns) = (Event(name), JsonNode.Parse(Corpus.Text(name))!["properties"]!);

        Assert.Equal(((string?)columns["RemoteIP"], (string?)columns["LocalIP"]), (found.SrcEndpoint?.Ip, found.DstEndpoint?.Ip));
    }

    [Fact]
    public void A_process_that_is_opened_is_no_child_of_the_one_that_opens_it()
    {
        Assert.Null(Event("DefenderDeviceEvents/process-opened").Process!.ParentProcess);
        Assert.Null(Event("DefenderDeviceProcessEvents/opened-by-another").Process!.ParentProcess);
        Assert.NotNull(Event("DefenderDeviceProcessEvents/certutil-fetches").Process!.ParentProcess);
    }

    [Theory]
    [InlineData("S-1-12-1-3265232144-1260087950-3549545913-1391519652", TestTenant.OttoId)]
    [InlineData("s-1-12-1-3265232144-1260087950-3549545913-1391519652", TestTenant.OttoId)]
    [InlineData("S-1-12-1-3265232144-1260087950-3549545913", null)]
    [InlineData("S-1-12-1-3265232144-1260087950-3549545913-99999999999", null)]
    [InlineData("S-1-5-21-1004336348-1177238915-682003330-1108", null)]
    public void An_account_of_Entra_is_known_by_its_SID_where_nothing_else_is_said(string sid, string? expected)
    {
        var record = JsonNode.Parse(Corpus.Text("DefenderDeviceLogonEvents/entra-account-told-by-its-sid"))!;
        record["properties"]!["AccountSid"] = sid;

        Assert.Equal(expected, Event(record).Actor!.User!.Uid);
    }

    [Theory]
    [InlineData("DefenderIdentityDirectoryEvents/added-to-domain-admins", OcsfClass.GroupManagement, "Add User", "Domain Admins")]
    [InlineData("DefenderIdentityDirectoryEvents/removed-from-a-group", OcsfClass.GroupManagement, "Remove User", "Protected Users")]
    [InlineData("DefenderIdentityDirectoryEvents/account-disabled-in-other-casing", OcsfClass.AccountChange, "Disable", null)]
    [InlineData("DefenderIdentityDirectoryEvents/directory-replicated-by-a-laptop", OcsfClass.DatastoreActivity, "Read", null)]
    [InlineData("DefenderIdentityDirectoryEvents/service-created-from-afar", OcsfClass.WindowsServiceActivity, "Create", null)]
    [InlineData("DefenderCloudAppEvents/file-downloaded", OcsfClass.FileHostingActivity, "Download", null)]
    [InlineData("DefenderCloudAppEvents/link-for-anyone", OcsfClass.FileHostingActivity, "Share", null)]
    [InlineData("DefenderCloudAppEvents/everything-in-strings", OcsfClass.EntityManagement, "Create", ".,")]
    public void What_was_done_in_the_directory_and_in_the_cloud_has_a_class_of_its_own(string name, OcsfClass expected, string activity, string? entity)
    {
        var found = Event(name);

        Assert.Equal((expected, activity), (found.Class, found.Activity));
        if (entity is not null) Assert.Equal(entity, found.Entity!.Name);
    }

    [Theory]
    [InlineData("new", null, null, "New", 1, "Create")]
    [InlineData("inProgress", null, null, "In Progress", 2, "Update")]
    [InlineData("resolved", "truePositive", "True Positive", "Resolved", 4, "Close")]
    [InlineData("resolved", "falsePositive", "False Positive", "Resolved", 4, "Close")]
    [InlineData("resolved", "informationalExpectedActivity", "Benign", "Resolved", 4, "Close")]
    public void How_far_people_have_come_with_a_finding_is_told_as_OCSF_says_it(string status, string? classification, string? verdict, string caption, int id, string activity)
    {
        var record = JsonNode.Parse(Corpus.Text("GraphSecurityAlert/endpoint-with-all-its-evidence"))!;
        (record["status"], record["classification"]) = (status, classification);
        if (activity == "Update") record["lastUpdateDateTime"] = "2026-11-17T09:30:00Z";

        var written = OcsfEventJson.Of(Event(record));

        Assert.Equal((caption, id, activity, verdict), ((string?)written["status"], (int?)written["status_id"], (string?)written["activity_name"], (string?)written["verdict"]));
    }

    [Fact]
    public void What_an_alert_is_about_stands_among_its_evidences_and_nowhere_else()
    {
        var written = OcsfEventJson.Of(Event("DefenderAlertEvidence/mail-and-url"));

        Assert.Equal("sign.invoices-portal.example", (string?)written["evidences"]![0]!["url"]!["hostname"]);
        Assert.Null(written["unmapped"]!["url"]);
    }
}
