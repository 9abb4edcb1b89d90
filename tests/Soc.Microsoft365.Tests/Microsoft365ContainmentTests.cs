using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Identity;
using Soc.Core.Processes;
using Soc.Core.Respond;
using Soc.Core.Tenants;
using Soc.Simulator.Server;
using static Soc.Microsoft365.Tests.Loopback;

namespace Soc.Microsoft365.Tests;

public sealed class Microsoft365ContainmentTests
{
    private static readonly TenantId Kestrel = TenantId.Parse(Tenant.Id);

    public static TheoryData<ContainmentAction> OfBothSystems => [new ContainmentAction.RevokeSessions(User), new ContainmentAction.IsolateDevice(Machine)];

    [Theory]
    [MemberData(nameof(OfBothSystems))]
    public async Task A_tenant_that_is_not_connected_is_never_served_by_another(ContainmentAction action)
    {
        await using var tenant = await Run();
        var stranger = Order(action) with { Tenant = TenantId.Parse("11110000-0000-4000-8000-000000000000") };
        var snapshot = await tenant.Snapshotted(Order(action));
        Assert.Equal(RefusalReason.NotConnected, (await tenant.Snapshot(stranger)).Refusal().Reason);
        Assert.Equal(RefusalReason.NotConnected, (await tenant.Act(stranger, snapshot)).Refusal().Reason);
        Assert.Equal(RefusalReason.NotConnected, (await tenant.Undo(stranger, snapshot)).Refusal().Reason);
        Assert.Equal(RefusalReason.NotConnected, (await tenant.ReadBack(stranger, snapshot, null)).Refusal().Reason);
        Assert.Empty(tenant.Server.Journal);
    }

    [Theory]
    [MemberData(nameof(OfBothSystems))]
    public async Task Retry_After_may_be_a_date(ContainmentAction action)
    {
        await using var tenant = await Run(new() { Faults = [new("GET", null, new Fault.Throttled(TimeSpan.FromMinutes(2), AsDate: true))] });
        var throttled = Assert.IsType<StepOutcome.Throttled>(await tenant.Snapshot(Order(action)));
        // The date holds whole seconds.
        Assert.InRange(throttled.RetryAfter, TimeSpan.FromSeconds(119), TimeSpan.FromSeconds(120));
    }

    [Theory]
    [MemberData(nameof(OfBothSystems))]
    public async Task A_server_that_never_answers_is_given_up(ContainmentAction action)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"http://{silent.LocalEndpoint}");
        using var containment = new Microsoft365Containment(
            [new Microsoft365Connection(Kestrel, new StaticToken("x")) { Graph = new(address, "v1.0"), Defender = address, CallTimeout = TimeSpan.FromMilliseconds(50) }],
            TimeProvider.System);
        var outcome = await containment.Snapshot(Order(action), TestContext.Current.CancellationToken);
        Assert.Equal(new StepOutcome.Transient("The call timed out."), outcome);
    }

    [Theory]
    [MemberData(nameof(OfBothSystems))]
    public async Task A_server_that_is_not_there_is_a_passing_fault(ContainmentAction action)
    {
        using var containment = new Microsoft365Containment(
            [new Microsoft365Connection(Kestrel, new StaticToken("x")) { Graph = new("http://127.0.0.1:1/v1.0"), Defender = new("http://127.0.0.1:1") }],
            TimeProvider.System);
        Assert.IsType<StepOutcome.Transient>(await containment.Snapshot(Order(action), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(OfBothSystems))]
    public async Task Without_a_token_the_tenant_counts_as_not_connected(ContainmentAction action)
    {
        var refused = new AuthenticationFailedException("AADSTS7000215: Invalid client secret provided.");
        Assert.Equal(RefusalReason.NotConnected, (await Snapshot(action, refused)).Refusal().Reason);
    }

    [Theory]
    [MemberData(nameof(OfBothSystems))]
    public async Task A_token_service_out_of_reach_is_a_passing_fault(ContainmentAction action)
    {
        var unreachable = new AuthenticationFailedException("No answer.", new HttpRequestException("Name or service not known"));
        Assert.IsType<StepOutcome.Transient>(await Snapshot(action, unreachable));
    }

    private static async Task<StepOutcome> Snapshot(ContainmentAction action, AuthenticationFailedException failure)
    {
        using var containment = new Microsoft365Containment([new Microsoft365Connection(Kestrel, new NoToken(failure))], TimeProvider.System);
        return await containment.Snapshot(Order(action), TestContext.Current.CancellationToken);
    }

    private sealed class NoToken(AuthenticationFailedException failure) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw failure;

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromException<AccessToken>(failure);
    }
}
