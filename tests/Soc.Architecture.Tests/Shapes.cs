using System.Reflection;
using System.Text.Json.Serialization;

namespace Soc.Architecture.Tests;

/// <summary>The shapes that our types keep to; each rule answers with what breaks it.</summary>
internal static class Shapes
{
    public const int MostMembers = 5;

    /// <summary>A port that grows asks too much of whoever implements it.</summary>
    public static IEnumerable<string> WidePorts(IEnumerable<Type> types) =>
        from type in types
        where type.IsInterface && type.IsVisible && type.Name.StartsWith('I')
        where Members(type) > MostMembers
        select $"{type.FullName} has {Members(type)} members";

    /// <summary>Nothing is inherited from that was not made for it.</summary>
    public static IEnumerable<string> OpenTypes(IEnumerable<Type> types) =>
        from type in types
        where type is { IsClass: true, IsVisible: true, IsSealed: false, IsAbstract: false }
        select type.FullName;

    /// <summary>A union is an abstract record whose cases are nested in it; it is closed when nobody else can derive.</summary>
    public static IEnumerable<string> OpenUnions(IEnumerable<Type> types) =>
        from union in types.Where(type => type.IsVisible && IsUnion(type))
        from constructor in union.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        where !constructor.IsPrivate && !IsCopy(constructor, union)
        select $"{union.FullName} can be derived from elsewhere";

    /// <summary>What is written polymorphically must be read back: each case is registered.</summary>
    public static IEnumerable<string> UnregisteredCases(IEnumerable<Type> types)
    {
        var all = types.ToList();
        return from union in all
               where union.GetCustomAttribute<JsonPolymorphicAttribute>() is not null
               let registered = union.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(each => each.DerivedType).ToHashSet()
               from derived in all
               where !derived.IsAbstract && union.IsAssignableFrom(derived) && !registered.Contains(derived)
               select $"{derived.FullName} is not registered with {union.Name}";
    }

    /// <summary>Two cases under one name could not be told apart.</summary>
    public static IEnumerable<string> SharedDiscriminators(IEnumerable<Type> types) =>
        from type in types
        from same in type.GetCustomAttributes<JsonDerivedTypeAttribute>().GroupBy(each => each.TypeDiscriminator)
        where same.Count() > 1
        select $"{type.FullName} writes {same.Count()} cases as '{same.Key}'";

    public static bool IsUnion(Type type) =>
        type is { IsClass: true, IsAbstract: true, IsSealed: false } && type.GetNestedTypes(BindingFlags.Public).Any(nested => nested.BaseType == type);

    /// <summary>A property is one member, not its accessors.</summary>
    private static int Members(Type type) =>
        type.GetMembers().Count(member => member is not MethodInfo { IsSpecialName: true });

    /// <summary>The constructor that the compiler gives every record for `with`; it needs an instance to begin from.</summary>
    private static bool IsCopy(ConstructorInfo constructor, Type union) =>
        constructor.GetParameters() is [var only] && only.ParameterType == union;
}
