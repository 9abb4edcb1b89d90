using System.Net;
using System.Net.Sockets;
using Soc.Core.Prepare;
using Soc.Core.Triage;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Tests.Tenant;

public sealed class InventedTenantTests
{
    private static readonly TenantProfile Profile = InventedTenant.Profile;
    private static readonly SimulatedTenant Seed = InventedTenant.Seed;

    [Fact]
    public void It_has_25_users_and_20_devices_with_ids_of_their_own()
    {
        Assert.Equal(25, Seed.Users.Select(user => user.Id).Distinct().Count());
        Assert.Equal(20, Seed.Devices.Select(device => device.MachineId).Distinct().Count());
        Assert.Equal(20, Seed.Devices.Select(device => device.EntraDeviceId).Distinct().Count());
        Assert.All(Seed.Devices, device => Assert.Matches("^[0-9a-f]{40}$", device.MachineId));
        Assert.All(Seed.Users, user => Assert.Equal(user.UserPrincipalName.ToLowerInvariant(), user.UserPrincipalName));
    }

    [Fact]
    public void Exactly_one_break_glass_and_one_synchronization_account_are_never_contained()
    {
        var never = Profile.Users.Where(user => user.NeverContain).Select(user => user.UserPrincipalName).ToList();
        Assert.Equal(2, never.Count);
        Assert.Single(never, name => name.StartsWith("breakglass", StringComparison.Ordinal));
        Assert.Single(never, name => name.StartsWith("sync_", StringComparison.Ordinal));
    }

    [Fact]
    public void People_with_directory_roles_are_privileged_in_the_profile()
    {
        var roles = Seed.Users.Where(user => user.DirectoryRoles.Count > 0).Select(user => user.Id).Order();
        Assert.Equal(roles, Profile.Users.Where(user => user.Privileged).Select(user => user.Id).Order());
        Assert.Contains(Seed.Users, user => user.DirectoryRoles.Contains("Exchange Administrator"));
    }

    [Fact]
    public void At_least_two_users_are_synchronized_from_the_premises()
    {
        var synchronized = Seed.Users.Where(user => user.OnPremisesSyncEnabled).Select(user => user.Id).Order().ToList();
        Assert.True(synchronized.Count >= 2);
        Assert.Equal(synchronized, Profile.Users.Where(user => user.Synchronized).Select(user => user.Id).Order());
    }

    [Fact]
    public void There_are_analysts_of_every_tier_and_two_persons_of_the_third()
    {
        Assert.Equal([Tier.L1, Tier.L2, Tier.L3, Tier.L3], Profile.Analysts.Select(analyst => analyst.Tier).Order());
        Assert.All(Profile.Analysts, analyst => Assert.Contains(Profile.Users, user => user.Id == analyst.Id));
    }

    [Fact]
    public void The_victim_is_an_ordinary_cloud_user_with_a_device()
    {
        var victim = Profile.Users.Single(user => user.Id == InventedTenant.VictimId);
        Assert.False(victim.Privileged || victim.NeverContain || victim.Synchronized);
        Assert.DoesNotContain(Profile.Analysts, analyst => analyst.Id == victim.Id);
        Assert.Equal(victim.Id, Profile.Devices.Single(device => device.Id == InventedTenant.VictimMachineId).OwnerId);
    }

    [Fact]
    public void The_attack_has_left_an_authenticator_and_a_hiding_rule_with_the_victim_alone()
    {
        var attackDay = new DateTimeOffset(2026, 11, 17, 0, 0, 0, TimeSpan.Zero);
        var (user, method) = Assert.Single(
            from account in Seed.Users from each in account.AuthenticationMethods where each.CreatedAt >= attackDay select (account, each));
        Assert.Equal(InventedTenant.VictimId, user.Id);
        Assert.Equal("microsoftAuthenticatorAuthenticationMethod", method.Type);
        Assert.False(method.Default);
        Assert.Single(user.InboxRules, rule => !rule.DisplayName.Any(char.IsLetterOrDigit));
    }

    [Fact]
    public void Everyone_who_can_sign_in_has_at_most_one_default_method_among_several()
    {
        foreach (var user in Seed.Users.Where(user => user.AuthenticationMethods.Count > 1))
            Assert.Single(user.AuthenticationMethods, method => method.Default);
        var ids = Seed.Users.SelectMany(user => user.AuthenticationMethods).Select(method => method.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Known_networks_are_documentation_addresses_and_the_office_is_shared()
    {
        var documentation = IPNetwork.Parse("192.0.2.0/24");
        Assert.All(Profile.Networks, network => Assert.True(documentation.Contains(network.Range.BaseAddress)));
        Assert.All(Profile.Networks, network => Assert.Equal(AddressFamily.InterNetwork, network.Range.BaseAddress.AddressFamily));
        Assert.Equal(2, Profile.Networks.Count(network => network.Shared));
    }

    [Fact]
    public void Only_example_domains_are_known() =>
        Assert.All(Profile.Domains.Append(Seed.Domain), domain => Assert.EndsWith(".example", domain, StringComparison.Ordinal));

    [Fact]
    public void The_directory_finds_users_and_devices_by_what_signals_call_them()
    {
        var directory = new TenantDirectory(Profile);
        Assert.All(Seed.Users, user => Assert.Equal(user.Id, directory.FindUser(user.UserPrincipalName.ToUpperInvariant())?.Id));
        Assert.All(Seed.Devices, device => Assert.Equal(device.MachineId, directory.FindDevice(device.ComputerDnsName)?.Id));
    }
}
