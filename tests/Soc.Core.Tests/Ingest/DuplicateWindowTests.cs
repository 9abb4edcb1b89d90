using Soc.Core.Ingest;
using Soc.Core.Tenants;

namespace Soc.Core.Tests.Ingest;

public sealed class DuplicateWindowTests
{
    private static Signal Signal(string key, string tenant = "3d0c6c1e-8f4b-4f0a-9a57-2f1c5b7e9d10", SignalSource source = SignalSource.EntraAudit) =>
        new(TenantId.Parse(tenant), source, key, DateTimeOffset.UnixEpoch, default, new("hub", "0", 0, 0));

    [Fact]
    public void A_key_is_admitted_once_per_tenant_and_source()
    {
        var window = new DuplicateWindow(10);

        Assert.True(window.Admit(Signal("a")));
        Assert.False(window.Admit(Signal("a")));
        Assert.True(window.Admit(Signal("a", tenant: "99999999-0000-4000-8000-000000000001")));
        Assert.True(window.Admit(Signal("a", source: SignalSource.Office365Exchange)));
    }

    [Fact]
    public void The_oldest_key_is_forgotten_first_when_the_window_is_full()
    {
        var window = new DuplicateWindow(2);

        Assert.True(window.Admit(Signal("a")));
        Assert.True(window.Admit(Signal("b")));
        Assert.True(window.Admit(Signal("c")));
        Assert.False(window.Admit(Signal("b")));
        Assert.True(window.Admit(Signal("a")));
    }
}
