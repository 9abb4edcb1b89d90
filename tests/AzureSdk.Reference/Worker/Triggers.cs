#nullable enable

// Signatures, in github.com/Azure/azure-functions-dotnet-worker:
// extensions/Worker.Extensions.Abstractions/src/{FunctionAttribute,BindingAttribute,TriggerBindingAttribute,InputBindingAttribute}.cs,
// extensions/Worker.Extensions.EventHubs/src/EventHubTriggerAttribute.cs, extensions/Worker.Extensions.Timer/src/{TimerTriggerAttribute,TimerInfo,ScheduleStatus}.cs,
// extensions/Worker.Extensions.Http/src/{HttpTriggerAttribute,AuthorizationLevel}.cs.

namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
{
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class BindingAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class TriggerBindingAttribute : BindingAttribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    public abstract class InputBindingAttribute : BindingAttribute;
}

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionAttribute(string name) : Attribute
    {
        public string Name { get; } = name;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class EventHubTriggerAttribute(string eventHubName) : Extensions.Abstractions.TriggerBindingAttribute
    {
        public string EventHubName { get; private set; } = eventHubName;

        public string? ConsumerGroup { get; set; }

        public string? Connection { get; set; }

        public bool IsBatched { get; set; } = true;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute(string schedule) : Extensions.Abstractions.TriggerBindingAttribute
    {
        public string Schedule { get; private set; } = schedule;

        public bool UseMonitor { get; set; } = true;

        public bool RunOnStartup { get; set; }
    }

    public class TimerInfo
    {
        public ScheduleStatus? ScheduleStatus { get; set; }

        public bool IsPastDue { get; set; }
    }

    public class ScheduleStatus
    {
        public DateTime Last { get; set; }

        public DateTime Next { get; set; }

        public DateTime LastUpdated { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute : Extensions.Abstractions.TriggerBindingAttribute
    {
        public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) => (AuthLevel, Methods) = (authLevel, methods);

        public string? Route { get; set; }

        public string[]? Methods { get; private set; }

        public AuthorizationLevel AuthLevel { get; private set; }
    }

    public enum AuthorizationLevel
    {
        Anonymous = 0,
        User = 1,
        Function = 2,
        System = 3,
        Admin = 4,
    }
}
