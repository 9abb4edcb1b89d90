#nullable enable

// Signatures, in github.com/Azure/azure-functions-dotnet-worker: src/DotNetWorker.Core/Context/{FunctionContext,BindingContext,TraceContext,
// RetryContext}.cs, src/DotNetWorker.Core/Definition/FunctionDefinition.cs, src/DotNetWorker.Core/Context/Features/IInvocationFeatures.cs.
// Every abstract member of FunctionContext and BindingContext stands here, so that a test's context derives from the package's alike.

namespace Microsoft.Azure.Functions.Worker;

public abstract class BindingContext
{
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

public abstract class TraceContext;

public abstract class RetryContext;

public abstract class FunctionDefinition;

public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>;

public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }

    public abstract BindingContext BindingContext { get; }

    public abstract RetryContext RetryContext { get; }

    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    public abstract IDictionary<object, object> Items { get; set; }

    public abstract IInvocationFeatures Features { get; }

    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
