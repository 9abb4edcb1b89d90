using System.Net;
using Soc.Contracts;
using Soc.Core.Prepare;
using Soc.Core.Stores;
using Soc.Core.Triage;

namespace Soc.Core.Tests.Prepare;

public sealed class OnboardingTests
{
    private static readonly TenantProfile Standing = TestTenant.Directory.Profile with { Analysts = [new(TestTenant.OttoId, "Otto Keller", Tier.L3)] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_could_not_be_read_stands() => Assert.Equal(
        Core.SocJson.Write(Standing with { Users = [.. Standing.Users.OrderBy(user => user.Id, StringComparer.Ordinal)] }),
        Core.SocJson.Write(Onboarding.Merge(Standing, TenantSurvey.Empty)));

    [Fact]
    public void Marks_follow_the_survey()
    {
        var merged = Onboarding.Merge(Standing, TenantSurvey.Empty with { Privileged = Set(TestTenant.MiraId), NeverContain = Set(TestTenant.OttoId) });

        Assert.Equal((true, false), Marks(merged, TestTenant.MiraId));
        Assert.Equal((false, true), Marks(merged, TestTenant.OttoId));
    }

    [Fact]
    public void The_SOCs_own_application_is_added_to_those_that_people_named()
    {
        var profile = new OwnApplications(["5A0C7D3E-91B4-4E2F-8C6D-0F1E2D3C4B5A"]).AddTo(Standing with { OwnApplications = [TestTenant.NewsletterTool] });

        Assert.Equal(["5a0c7d3e-91b4-4e2f-8c6d-0f1e2d3c4b5a", TestTenant.NewsletterTool], profile.OwnApplications);
        Assert.Equal(profile.OwnApplications, new OwnApplications(profile.OwnApplications).AddTo(profile).OwnApplications);
        Assert.True(new TenantDirectory(profile).OwnsApplication("5A0C7D3E-91B4-4E2F-8C6D-0F1E2D3C4B5A"));
    }

    [Fact]
    public void Whoever_is_gone_from_the_directory_stays_known()
    {
        var newcomer = new DirectoryUser("11111111-0000-4000-8000-000000000001", "nils.brand@example.org", "Nils Brand");

        var merged = Onboarding.Merge(Standing, TenantSurvey.Empty with { Users = [newcomer] });

        Assert.Equal([newcomer.Id, TestTenant.MiraId, TestTenant.OttoId], merged.Users.Select(user => user.Id));
    }

    [Fact]
    public void What_people_said_about_a_device_is_kept()
    {
        var found = Standing.Devices.Select(device => device with { Name = device.Name + "-renamed", Administrative = false, OwnerId = null }).ToList();

        var merged = Onboarding.Merge(Standing, TenantSurvey.Empty with { Devices = found });

        var workstation = merged.Devices.Single(device => device.Id == TestTenant.WorkstationId);
        Assert.Equal(("ws-otto-renamed", true, TestTenant.OttoId), (workstation.Name, workstation.Administrative, workstation.OwnerId));
    }

    [Fact]
    public void Places_and_analysts_are_those_of_the_survey()
    {
        var merged = Onboarding.Merge(Standing, TenantSurvey.Empty with { Networks = [new(IPNetwork.Parse("198.51.100.0/24"), "Branch", Shared: true)], Analysts = [] });

        Assert.Equal(["Branch"], merged.Networks.Select(network => network.Name));
        Assert.Empty(merged.Analysts);
        Assert.Equal(Standing.ApprovedRemoteTools, merged.ApprovedRemoteTools);
    }

    [Fact]
    public void What_is_the_tenants_in_Azure_and_in_its_house_is_what_the_survey_was_told()
    {
        var merged = Onboarding.Merge(
            Standing with { Collectors = ["web01"] },
            TenantSurvey.Empty with { Subscriptions = ["00000000-0000-4000-8000-00000000a001"], Workspaces = [], Collectors = ["fw01"] });

        Assert.Equal(["fw01"], merged.Collectors);
        Assert.Equal(["00000000-0000-4000-8000-00000000a001"], merged.Subscriptions);
        Assert.Empty(merged.Workspaces);
    }

    [Fact]
    public async Task A_profile_that_somebody_else_writes_meanwhile_is_not_lost()
    {
        var directories = new StoredDirectories(new InMemoryDocumentStore(), TimeProvider.System);
        var raced = false;

        await directories.Save(Standing, Cancellation);
        await directories.Change(TestTenant.Id, standing =>
        {
            if (!raced)
            {
                raced = true;
                directories.Save(Standing with { Domains = ["meanwhile.example"] }, Cancellation).GetAwaiter().GetResult();
            }
            return standing! with { Name = "Changed" };
        }, Cancellation);

        var profile = (await directories.Find(TestTenant.Id, Cancellation))!.Profile;
        Assert.Equal(("Changed", "meanwhile.example"), (profile.Name, Assert.Single(profile.Domains)));
    }

    [Fact]
    public async Task A_profile_that_others_keep_writing_is_given_up_for_now()
    {
        var directories = new StoredDirectories(new InMemoryDocumentStore(), TimeProvider.System);
        await directories.Save(Standing, Cancellation);

        await Assert.ThrowsAsync<StoreBusyException>(() => directories.Change(TestTenant.Id, standing =>
        {
            directories.Change(TestTenant.Id, other => other! with { Name = other.Name + "!" }, Cancellation).GetAwaiter().GetResult();
            return standing!;
        }, Cancellation));
    }

    private static (bool Privileged, bool NeverContain) Marks(TenantProfile profile, string id)
    {
        var user = profile.Users.Single(each => each.Id == id);
        return (user.Privileged, user.NeverContain);
    }

    private static HashSet<string> Set(params string[] ids) => [.. ids];
}
