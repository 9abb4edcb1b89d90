#nullable enable
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

// Signatures, in github.com/Azure/azure-functions-durable-extension: src/Worker.Extensions.DurableTask/{OrchestrationTriggerAttribute,
// ActivityTriggerAttribute,DurableClientAttribute}.cs.

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
{
    public string? Orchestration { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    public string? Activity { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    public string? TaskHub { get; set; }

    public string? ConnectionName { get; set; }
}
