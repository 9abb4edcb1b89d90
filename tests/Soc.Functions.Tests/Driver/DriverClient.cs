using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Soc.Functions.Tests.Driver;

/// <summary>The client of the in-memory engine.</summary>
internal sealed class DriverClient(DurableDriver driver) : DurableTaskClient("driver")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        Reach();
        driver.Start(orchestratorName, options!.InstanceId!, input);
        return Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Reach();
        driver.Raise(instanceId, eventName, eventPayload);
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        Reach();
        return Task.FromResult(driver.Instances.TryGetValue(instanceId, out var instance)
            ? new OrchestrationMetadata(instance.Name, instance.Id) { RuntimeStatus = instance.Status }
            : null);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Reach()
    {
        if (driver.IsDown) throw new IOException("The engine cannot be reached.");
    }
}
