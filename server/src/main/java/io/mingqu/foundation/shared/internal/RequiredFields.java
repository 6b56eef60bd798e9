package io.mingqu.foundation.shared.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Remembers the body a handler was given, so that one that trips over a field nobody sent (a record component that is not
 * {@code @Nullable}) is answered with that field's name and not as a failure of ours.
 */
@RestControllerAdvice
class RequiredFields extends RequestBodyAdviceAdapter {
  private static final String BODY = "mingqu.body";

  @Override
  public boolean supports(MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object afterBodyRead(Object body, HttpInputMessage input, MethodParameter parameter, Type target,
      Class<? extends HttpMessageConverter<?>> converter) {
    RequestContextHolder.currentRequestAttributes().setAttribute(BODY, body, RequestAttributes.SCOPE_REQUEST);
    return body;
  }

  /** The first field of the request's body that had to be there and was not. */
  static Optional<String> missing(HttpServletRequest request) {
    return missing("", request.getAttribute(BODY));
  }

  private static Optional<String> missing(String path, @Nullable Object value) {
    if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        Optional<String> found = missing(path + "[" + i + "]", items.get(i));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (!(value instanceof Record)) {
      return Optional.empty();
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
      Object part = read(component, value);
      if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        return Optional.of(name);
      }
      Optional<String> found = missing(name, part);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
