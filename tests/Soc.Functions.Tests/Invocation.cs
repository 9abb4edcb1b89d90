using Microsoft.Azure.Functions.Worker;

namespace Soc.Functions.Tests;

/// <summary>The context of one invocation, with the binding data of an Event Hubs trigger.</summary>
internal sealed class Invocation(string hub, string partition) : FunctionContext
{
    public override string InvocationId => "invocation";
    public override string FunctionId => "function";
    public override TraceContext TraceContext => throw new NotSupportedException();
    public override BindingContext BindingContext { get; } = new Binding(hub, partition);
    public override RetryContext RetryContext => throw new NotSupportedException();
    public override IServiceProvider InstanceServices { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override FunctionDefinition FunctionDefinition => throw new NotSupportedException();
    public override IDictionary<object, object> Items { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override IInvocationFeatures Features => throw new NotSupportedException();

    private sealed class Binding(string hub, string partition) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = new Dictionary<string, object?>
        {
            ["PartitionContext"] = $$"""{"FullyQualifiedNamespace":"soc.servicebus.example","EventHubName":"{{hub}}","ConsumerGroup":"soc","PartitionId":"{{partition}}"}""",
        };
    }
}
