using System.Text.Json.Nodes;
using Soc.Simulator.Server;
using Soc.Simulator.Tenant;

namespace Soc.Simulator.Defender;

/// <summary>The Defender for Endpoint routes that containment needs, over the devices of one tenant.</summary>
internal sealed class DefenderApi(SimulatedTenant tenant, TenantServerOptions options)
{
    private readonly MachineActions _actions = new(options);
    private readonly Indicators _indicators = new(options);

    /// <param name="request">Its path begins with "api".</param>
    public Reply Answer(ApiRequest request) => (request.Method, request.Segments[1..]) switch
    {
        ("GET", ["machines"]) => Collection.Page(
            request, "https://api.securitycenter.microsoft.com/api/$metadata#Machines", tenant.Devices.Select(Listed), options.PageSize),
        (_, ["machines", var id, ..]) when Device(id) is null => DefenderError.NotFound($"Machine {id}"),
        ("GET", ["machines", var id]) => Reply.Ok(Resource(Device(id)!)),
        ("POST", ["machines", var id, "isolate"]) => _actions.Isolate(request, Device(id)!),
        ("POST", ["machines", var id, "unisolate"]) => _actions.Unisolate(request, Device(id)!),
        ("GET", ["machineactions"]) => _actions.List(request),
        ("GET", ["machineactions", var id]) => _actions.Get(request, id),
        ("POST", ["machineactions", var id, "cancel"]) => _actions.Cancel(request, id),
        ("GET", ["indicators"]) => _indicators.List(request),
        ("POST", ["indicators"]) => _indicators.Submit(request),
        ("DELETE", ["indicators", var id]) => _indicators.Delete(request, id),
        _ => DefenderError.Of(404, "NotFound", "Not Found"),
    };

    private SimulatedDevice? Device(string id) =>
        tenant.Devices.FirstOrDefault(device => device.MachineId.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static JsonObject Listed(SimulatedDevice device)
    {
        var listed = Resource(device);
        listed.Remove("@odata.context");
        return listed;
    }

    private static JsonObject Resource(SimulatedDevice device) => new()
    {
        ["@odata.context"] = "https://api.securitycenter.microsoft.com/api/$metadata#Machines/$entity",
        ["id"] = device.MachineId,
        ["computerDnsName"] = device.ComputerDnsName,
        ["osPlatform"] = device.OsPlatform,
        ["healthStatus"] = "Active",
        ["onboardingStatus"] = "Onboarded",
        ["aadDeviceId"] = device.EntraDeviceId,
        ["lastSeen"] = "2026-11-20T08:41:13.2204313Z",
        ["machineTags"] = new JsonArray(),
    };
}
