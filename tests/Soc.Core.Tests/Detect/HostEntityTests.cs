using Soc.Core.Detect;
using Soc.Core.Normalize;

namespace Soc.Core.Tests.Detect;

public sealed class HostEntityTests
{
    private static IReadOnlyList<string> Entities(string name) =>
        [.. EventEntities.Of(Assert.IsType<Normalization.Succeeded>(Normalizer.Normalize(Corpus.Signal(name), TestTenant.Directory)).Event, TestTenant.Directory).Select(entity => entity.ToString())];

    [Theory]
    [InlineData("CommonEventFormat/check-point-without-a-header")]
    [InlineData("Syslog/asa-denies")]
    [InlineData("Syslog/packet-refused-by-the-kernel")]
    [InlineData("WindowsSecurity/preauthentication-failed")]
    [InlineData("WindowsSecurity/ticket-for-a-service")]
    public void The_firewall_or_domain_controller_that_saw_it_ties_nothing_together(string name) =>
        Assert.DoesNotContain(Entities(name), entity => entity.StartsWith("Device:", StringComparison.Ordinal));

    [Theory]
    [InlineData("WindowsSecurity/logon-with-mapped-address", "Device:srv01.example.org")]
    [InlineData("WindowsSecurity/logon-with-mapped-address", "Ip:198.51.100.24")]
    [InlineData("WindowsSecurity/logon-with-mapped-address", "User:S-1-5-21-1004336348-1177238915-682003330-1105")]
    [InlineData("WindowsSecurity/entra-account-at-the-screen", "User:7b1e4a52-0c0d-4f6e-8d53-5a1f0e6b2c41")]
    [InlineData("WindowsSysmon/process-created", "Device:9b7e3c1d5a2f40869e1c7b3d5f8a2046c1e9d7b3")]
    [InlineData("Syslog/no-year-and-no-zone", "Device:web01")]
    [InlineData("Syslog/no-year-and-no-zone", "Ip:203.0.113.9")]
    [InlineData("Syslog/exported-row", "User:7b1e4a52-0c0d-4f6e-8d53-5a1f0e6b2c41")]
    public void Who_and_what_had_a_part_in_it_does(string name, string entity) => Assert.Contains(entity, Entities(name));

    [Theory]
    [InlineData("WindowsSecurity/locked-out-from-a-machine")]
    [InlineData("WindowsSysmon/pipe-reached")]
    public void The_systems_own_accounts_tie_nothing_together(string name) =>
        Assert.DoesNotContain(Entities(name), entity => entity.Contains("S-1-5-18", StringComparison.Ordinal) || entity.Contains("system", StringComparison.Ordinal));
}
