package io.mingqu.foundation.shared.internal;

import io.mingqu.foundation.shared.AccessRefused;
import io.mingqu.foundation.shared.Allowed;
import io.mingqu.foundation.shared.Caller;
import io.mingqu.foundation.shared.Callers;
import io.mingqu.foundation.shared.Problem;
import io.mingqu.foundation.shared.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Deny by default: a route says who may call it, or the server does not start. */
@Component
class RouteGuard implements HandlerInterceptor, SmartInitializingSingleton {
  private final ApplicationEventPublisher events;
  private final ApplicationContext context;

  RouteGuard(ApplicationEventPublisher events, ApplicationContext context) {
    this.events = events;
    this.context = context;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<String> unguarded = context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods()
        .values().stream().filter(h -> h.getBeanType().getName().startsWith("io.mingqu.")).filter(h -> allowed(h).isEmpty())
        .map(HandlerMethod::toString).sorted().toList();
    if (!unguarded.isEmpty()) {
      throw new IllegalStateException("Routes without @Allowed: " + unguarded);
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!request.getRequestURI().startsWith("/api/") || !(handler instanceof HandlerMethod method)) {
      return true;
    }
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      return true; // a stream that ends: its request was let in when it began
    }
    if (method.getBeanType().getName().startsWith("org.springdoc.")) {
      return true; // the description of the interface is as public as the source
    }
    List<Role> roles = allowed(method).map(List::of).orElse(List.of(Role.EVERYONE));
    if (roles.contains(Role.ANYONE)) {
      return true;
    }
    @Nullable Caller caller = Callers.find().orElse(null);
    if (caller == null) {
      throw Problem.of("access.not-signed-in", 401);
    }
    if (roles.contains(Role.EVERYONE) || caller.roles().stream().anyMatch(roles::contains)) {
      return true;
    }
    events.publishEvent(new AccessRefused(caller.principalId(), request.getMethod(), request.getRequestURI(), "role"));
    throw Problem.of("access.role-missing", 403, Map.of("path", request.getRequestURI(), "roles", roles.toString()));
  }

  private static Optional<Role[]> allowed(HandlerMethod method) {
    Allowed allowed = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
    if (allowed == null) {
      allowed = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class);
    }
    return Optional.ofNullable(allowed).map(Allowed::value);
  }
}
